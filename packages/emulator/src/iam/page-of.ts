import { paginate } from '../service/paginate.js';
import { validationError } from './errors.js';

export interface MarkedRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

const invalidMarker = () => validationError('Invalid Marker.');

/** One page as IAM cuts lists: 100 items unless the request says fewer. */
export function pageOf<Item>(all: readonly Item[], { Marker, MaxItems = 100 }: MarkedRequest) {
  const page = paginate(all, { token: Marker, limit: MaxItems, invalidToken: invalidMarker });
  return { items: page.items, IsTruncated: page.nextToken !== undefined, Marker: page.nextToken };
}
