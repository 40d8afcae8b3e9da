import type { DeleteParametersRequest, DeleteParametersResult } from '@aws-sdk/client-ssm';
import { checkLength } from './check-limits.js';
import { nameOfArn } from './parameter-arn.js';
import type { SsmContext } from './parameter-store.js';

/**
 * Up to 10 parameters; the names that are none come back apart.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html
 */
export function deleteParameters(
  { Names = [] }: DeleteParametersRequest,
  context: SsmContext,
): DeleteParametersResult {
  checkLength(Names, { member: 'names', min: 1, max: 10 });
  const DeletedParameters = Names.filter((name) => context.parameters.delete(nameOfArn(name, context)));
  return { DeletedParameters, InvalidParameters: Names.filter((name) => !DeletedParameters.includes(name)) };
}
