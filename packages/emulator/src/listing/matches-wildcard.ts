/**
 * Whether a value matches an AWS filter value: `*` is any text, `?` any one character, a backslash takes the
 * next character as it is; case matters.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function matchesWildcard(pattern: string, value: string): boolean {
  return new RegExp(`^${pattern.replace(token, asExpression)}$`, 's').test(value);
}

const token = /\\([\s\S])|[\s\S]/g;

function asExpression(text: string, escaped: string | undefined): string {
  if (escaped !== undefined) return literal(escaped);
  if (text === '*') return '.*';
  if (text === '?') return '.';
  return literal(text);
}

const literal = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
