import type { GetParametersByPathRequest, GetParametersByPathResult } from '@aws-sdk/client-ssm';
import { AwsError } from '../service/aws-error.js';
import { paginate } from '../service/paginate.js';
import { checkRange } from './check-limits.js';
import { isBelow, parameterFilter } from './parameter-filters.js';
import { latestVersion, readableParameters, type SsmContext } from './parameter-store.js';
import { describeParameter } from './select-parameter.js';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
export function getParametersByPath(
  input: GetParametersByPathRequest,
  context: SsmContext,
): GetParametersByPathResult {
  const {
    MaxResults,
    NextToken,
    ParameterFilters = [],
    Path = '',
    Recursive = false,
    WithDecryption,
  } = input;
  checkRange(MaxResults, { member: 'maxResults', min: 1, max: 10 });
  if (!Path.startsWith('/')) {
    throw new AwsError(
      'ValidationException',
      `The parameter doesn't meet the parameter name requirements: ${Path}`,
    );
  }
  const tests = ParameterFilters.map(parameterFilter);
  const found = readableParameters(context)
    .filter(({ name }) => isBelow(Path, name, Recursive))
    .filter((parameter) => tests.every((test) => test(parameter)));
  const { items, nextToken } = paginate(found, { token: NextToken, limit: MaxResults ?? 10 });
  const describe = (stored: (typeof items)[number]) =>
    describeParameter(stored, { version: latestVersion(stored), withDecryption: WithDecryption }, context);
  return { Parameters: items.map(describe), NextToken: nextToken };
}
