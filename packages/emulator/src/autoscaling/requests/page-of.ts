import { paginate, type Page } from '../../service/paginate.js';
import { validationError } from './errors.js';

export interface PageLimits {
  readonly maxRecords: number | undefined;
  readonly nextToken: string | undefined;
  /** How many records a page has when the request does not say. */
  readonly defaultRecords: number;
  readonly mostRecords: number;
}

/**
 * One page of an answer, within the operation's limits.
 * @throws AwsError `ValidationError` for a MaxRecords out of range, `InvalidNextToken`
 */
export function pageOf<Item>(all: readonly Item[], limits: PageLimits): Page<Item> {
  const limit = limits.maxRecords ?? limits.defaultRecords;
  if (limit < 1) throw outOfRange(limit, 'greater than or equal to 1');
  if (limit > limits.mostRecords) throw outOfRange(limit, `less than or equal to ${limits.mostRecords}`);
  return paginate(all, { token: limits.nextToken, limit });
}

const outOfRange = (limit: number, bound: string) =>
  validationError(
    `1 validation error detected: Value '${limit}' at 'maxRecords' failed to satisfy constraint: Member must have value ${bound}`,
  );
