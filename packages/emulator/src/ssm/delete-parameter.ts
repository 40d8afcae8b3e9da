import type { DeleteParameterRequest, DeleteParameterResult } from '@aws-sdk/client-ssm';
import { AwsError } from '../service/aws-error.js';
import { nameOfArn } from './parameter-arn.js';
import type { SsmContext } from './parameter-store.js';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html */
export function deleteParameter(
  { Name = '' }: DeleteParameterRequest,
  context: SsmContext,
): DeleteParameterResult {
  if (context.parameters.delete(nameOfArn(Name, context))) return {};
  throw new AwsError('ParameterNotFound', `Parameter ${Name} not found.`);
}
