import type { GetParametersRequest, GetParametersResult, Parameter } from '@aws-sdk/client-ssm';
import { AwsError } from '../service/aws-error.js';
import { checkLength } from './check-limits.js';
import type { SsmContext } from './parameter-store.js';
import { selectParameter } from './select-parameter.js';

/**
 * Up to 10 parameters; the names that are none come back apart.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
 */
export function getParameters(
  { Names = [], WithDecryption }: GetParametersRequest,
  context: SsmContext,
): GetParametersResult {
  checkLength(Names, { member: 'names', min: 1, max: 10 });
  const found = Names.map((name) => ({ name, parameter: find(name, WithDecryption, context) }));
  return {
    Parameters: found.flatMap(({ parameter }) => parameter ?? []),
    InvalidParameters: found.filter(({ parameter }) => parameter === undefined).map(({ name }) => name),
  };
}

function find(name: string, withDecryption: boolean | undefined, context: SsmContext): Parameter | undefined {
  try {
    return selectParameter({ name, withDecryption }, context);
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}
