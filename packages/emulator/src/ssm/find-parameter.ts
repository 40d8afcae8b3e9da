import { AwsError } from '../service/aws-error.js';
import { nameOfArn } from './parameter-arn.js';
import type { SsmContext, StoredParameter } from './parameter-store.js';

/** A parameter of the account. @throws AwsError `ParameterNotFound` */
export function findParameter(name: string, context: SsmContext): StoredParameter {
  const stored = context.parameters.get(nameOfArn(name, context));
  if (stored !== undefined) return stored;
  throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
}
