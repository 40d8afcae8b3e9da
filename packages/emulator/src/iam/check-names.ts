import { validationError } from './errors.js';

const allowed = /^[\w+=,.@-]+$/;

/** A role's, profile's or policy's name. Throws `ValidationError`. */
export function checkName(
  name: string | undefined,
  { member, longest }: { readonly member: string; readonly longest: number },
): string {
  const text = name ?? '';
  const problem = reasonInvalid(text, longest);
  if (problem === undefined) return text;
  throw validationError(
    `1 validation error detected: Value '${text}' at '${member}' failed to satisfy constraint: ${problem}`,
  );
}

function reasonInvalid(name: string, longest: number): string | undefined {
  if (name.length === 0) return 'Member must have length greater than or equal to 1';
  if (name.length > longest) return `Member must have length less than or equal to ${longest}`;
  return allowed.test(name) ? undefined : 'Member must satisfy regular expression pattern: [\\w+=,.@-]+';
}

/** A path, `/` unless the request says another. Throws `ValidationError`. */
export function checkPath(path = '/'): string {
  if (path.length <= 512 && /^(\/|\/[\x21-\x7e]*\/)$/.test(path)) return path;
  throw validationError(
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  );
}
