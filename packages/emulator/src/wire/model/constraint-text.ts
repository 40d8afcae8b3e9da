import { AwsError } from '../../service/aws-error.js';
import type { Path, Violation } from './violation.js';

/** The error of a request that breaks constraints, in the words that AWS's query and JSON services share. */
export function constraintError(code: string, violations: readonly Violation[]): AwsError {
  const broken = violations.map(textOf).filter((text) => text !== undefined);
  const noun = broken.length === 1 ? 'validation error' : 'validation errors';
  return new AwsError(code, `${broken.length} ${noun} detected: ${broken.join('; ')}`);
}

/** As those services call a value, for example `listeners.1.member.protocol`. */
export function memberPath(path: Path): string {
  return path.map((step) => ('index' in step ? `${step.index}.member` : lowerCamel(step.member))).join('.');
}

function textOf(violation: Violation): string | undefined {
  const at = `at '${memberPath(violation.path)}' failed to satisfy constraint: Member must`;
  if (violation.kind === 'missing') return `Value null ${at} not be null`;
  if (violation.kind !== 'notInEnum') return undefined;
  return `Value '${violation.found}' ${at} satisfy enum value set: [${violation.allowed.join(', ')}]`;
}

const lowerCamel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
