import type {
  DescribeParametersRequest,
  DescribeParametersResult,
  ParameterMetadata,
} from '@aws-sdk/client-ssm';
import { paginate } from '../service/paginate.js';
import { AwsError } from '../service/aws-error.js';
import { checkRange } from './check-limits.js';
import { parameterArn } from './parameter-arn.js';
import { legacyFilter, parameterFilter } from './parameter-filters.js';
import { latestVersion, parametersByName, type SsmContext, type StoredParameter } from './parameter-store.js';

/** What is known of parameters but their values.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html */
export function describeParameters(
  input: DescribeParametersRequest,
  context: SsmContext,
): DescribeParametersResult {
  const { Filters = [], MaxResults, NextToken, ParameterFilters = [] } = input;
  checkRange(MaxResults, { member: 'maxResults', min: 1, max: 50 });
  if (Filters.length > 0 && ParameterFilters.length > 0) {
    throw new AwsError(
      'ValidationException',
      'You can use either Filters or ParameterFilters in a single request.',
    );
  }
  const tests = [...Filters.map(legacyFilter), ...ParameterFilters.map(parameterFilter)];
  const found = parametersByName(context).filter((parameter) => tests.every((test) => test(parameter)));
  const { items, nextToken } = paginate(found, { token: NextToken, limit: MaxResults ?? 10 });
  return { Parameters: items.map((parameter) => metadataOf(parameter, context)), NextToken: nextToken };
}

function metadataOf(parameter: StoredParameter, context: SsmContext): ParameterMetadata {
  const latest = latestVersion(parameter);
  return {
    Name: parameter.name,
    ARN: parameterArn(parameter.name, context),
    Type: latest.type,
    KeyId: latest.keyId,
    LastModifiedDate: latest.modifiedAt,
    LastModifiedUser: `arn:aws:iam::${context.account}:root`,
    Description: latest.description,
    AllowedPattern: latest.allowedPattern,
    Version: latest.version,
    Tier: latest.tier,
    Policies: [],
    DataType: latest.dataType,
  };
}
