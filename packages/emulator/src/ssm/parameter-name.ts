import { AwsError } from '../service/aws-error.js';

const LEVELS_MAX = 15;

/**
 * Checks the name of a parameter to be created.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 *
 * @throws AwsError `ValidationException`, or `HierarchyLevelLimitExceededException` for more than 15 levels
 */
export function checkParameterName(name: string): void {
  if (!/^[a-zA-Z0-9_.\-/]+$/.test(name)) {
    throw invalid(
      'Only a mix of letters, numbers and the following 4 symbols .-_/ are allowed in a parameter name.',
    );
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw invalid('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  }
  if (name.includes('/') && !name.startsWith('/'))
    throw invalid('Parameter name must be a fully qualified name.');
  if (name.split('/').length - 1 > LEVELS_MAX) {
    throw new AwsError(
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${LEVELS_MAX} levels, /Level-1/L2/.../L-${LEVELS_MAX}.`,
    );
  }
}

const invalid = (message: string) => new AwsError('ValidationException', message);
