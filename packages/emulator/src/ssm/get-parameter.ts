import type { GetParameterRequest, GetParameterResult } from '@aws-sdk/client-ssm';
import type { SsmContext } from './parameter-store.js';
import { selectParameter } from './select-parameter.js';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export function getParameter(
  { Name = '', WithDecryption }: GetParameterRequest,
  context: SsmContext,
): GetParameterResult {
  return { Parameter: selectParameter({ name: Name, withDecryption: WithDecryption }, context) };
}
