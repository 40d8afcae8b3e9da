import { type Page, paginate } from '../service/paginate.js';
import { validationError, within } from './errors.js';

interface PageInput {
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
}

/** One page of a list, as `Marker` and `PageSize` ask for it. Throws `AwsError` `ValidationError`. */
export function pageOf<Item>(all: readonly Item[], { Marker, PageSize }: PageInput): Page<Item> {
  const limit = PageSize === undefined ? 400 : within('Page size', PageSize, [1, 400]);
  return paginate(all, {
    token: Marker,
    limit,
    invalidToken: () => validationError(`'${String(Marker)}' is not a valid pagination marker`),
  });
}
