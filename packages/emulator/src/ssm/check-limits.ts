import { AwsError } from '../service/aws-error.js';

export interface Limits {
  /** The member as AWS's errors call it, for example `names`. */
  readonly member: string;
  readonly min: number;
  readonly max: number;
}

/** @throws AwsError `ValidationException` when a list or a text is shorter or longer than AWS takes */
export function checkLength(value: string | readonly unknown[], { member, min, max }: Limits): void {
  const bound = value.length < min ? `greater than or equal to ${min}` : `less than or equal to ${max}`;
  if (value.length >= min && value.length <= max) return;
  const shown = typeof value === 'string' ? value : `[${value.join(', ')}]`;
  throw constraintBroken(`Value '${shown}' at '${member}'`, `Member must have length ${bound}`);
}

/** @throws AwsError `ValidationException` when a number is outside what AWS takes; none is fine */
export function checkRange(value: number | undefined, { member, min, max }: Limits): void {
  if (value === undefined || (value >= min && value <= max)) return;
  const bound = value < min ? `greater than or equal to ${min}` : `less than or equal to ${max}`;
  throw constraintBroken(`Value '${value}' at '${member}'`, `Member must have value ${bound}`);
}

const constraintBroken = (what: string, constraint: string) =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: ${what} failed to satisfy constraint: ${constraint}`,
  );
