import { AwsError } from '../service/aws-error.js';
import { filterItems, type Filter, type FilterRules } from '../listing/filter-items.js';
import { paginate } from '../service/paginate.js';

/** What every listing request may carry. */
export interface ListRequest {
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface PageLimits {
  readonly min: number;
  readonly max: number;
}

/** EC2's usual bounds of `MaxResults`; larger values than `max` are served as `max`. */
const usualLimits: PageLimits = { min: 5, max: 1000 };

export interface SelectRules<Item> extends FilterRules<Item> {
  /** @default 5 to 1000 */
  readonly limits?: PageLimits;
}

/** Filters, then takes the page that the request asks for. Throws `InvalidParameterValue`. */
export function selectPage<Item>(
  items: readonly Item[],
  request: ListRequest,
  rules: SelectRules<Item>,
): { readonly items: readonly Item[]; readonly NextToken: string | undefined } {
  const matching = filterItems(items, request.Filters, rules);
  const limit = limitOf(request.MaxResults, rules.limits ?? usualLimits);
  const page = paginate(matching, { token: request.NextToken, limit, invalidToken });
  return { items: page.items, NextToken: page.nextToken };
}

function limitOf(wanted: number | undefined, { min, max }: PageLimits): number | undefined {
  if (wanted === undefined) return undefined;
  if (wanted < min) throw tooFew(wanted, min);
  return Math.min(wanted, max);
}

const tooFew = (wanted: number, min: number) =>
  new AwsError(
    'InvalidParameterValue',
    `Value ( ${wanted} ) for parameter maxResults is invalid. Expecting a value greater than ${min}.`,
  );

const invalidToken = () => new AwsError('InvalidParameterValue', 'Unable to parse pagination token');
