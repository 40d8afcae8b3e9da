import type {
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  ParameterHistory,
} from '@aws-sdk/client-ssm';
import { paginate } from '../service/paginate.js';
import { checkRange } from './check-limits.js';
import { findParameter } from './find-parameter.js';
import { labelsOf, type ParameterVersion, type SsmContext, type StoredParameter } from './parameter-store.js';
import { describeParameter } from './select-parameter.js';

/** Every version of a parameter, oldest first.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html */
export function getParameterHistory(
  { Name = '', WithDecryption, MaxResults, NextToken }: GetParameterHistoryRequest,
  context: SsmContext,
): GetParameterHistoryResult {
  checkRange(MaxResults, { member: 'maxResults', min: 1, max: 50 });
  const stored = findParameter(Name, context);
  const { items, nextToken } = paginate(stored.versions, { token: NextToken, limit: MaxResults ?? 50 });
  const Parameters = items.map((version) =>
    historyOf(stored, { version, withDecryption: WithDecryption }, context),
  );
  return { Parameters, NextToken: nextToken };
}

interface Shown {
  readonly version: ParameterVersion;
  readonly withDecryption: boolean | undefined;
}

function historyOf(stored: StoredParameter, shown: Shown, context: SsmContext): ParameterHistory {
  const { version } = shown;
  const { Name, Type, Value, Version, LastModifiedDate, DataType } = describeParameter(
    stored,
    shown,
    context,
  );
  return {
    ...{ Name, Type, Value, Version, LastModifiedDate, DataType },
    LastModifiedUser: `arn:aws:iam::${context.account}:root`,
    KeyId: version.keyId,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
    Labels: labelsOf(stored, version.version),
    Tier: version.tier,
    Policies: [],
  };
}
