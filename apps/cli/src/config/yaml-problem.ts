import type { ErrorCode, YAMLError } from 'yaml';

/** What the library found, in our words: it says what its parser met, not what a person has to change. */
const words: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'a * names an anchor, and `*` alone or in a text wants quotes',
  BAD_DIRECTIVE: 'a line that begins with % is a directive, and only %YAML 1.2 is known here',
  BAD_DQ_ESCAPE: 'between double quotes a \\ begins an escape: write \\\\, or take single quotes',
  BAD_SCALAR_START: 'a value that begins with @, ` or % wants quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a key stands where its line already has a value: a text with `: ` in it wants quotes, else the indentation is wrong',
  BLOCK_IN_FLOW: 'a comma is missing between { } or [ ]',
  DUPLICATE_KEY: 'the same key stands twice',
  MULTILINE_IMPLICIT_KEY: 'a key wants a `:` behind it, on its own line',
  MULTIPLE_ANCHORS: 'a value has one anchor (&) at most',
  TAB_AS_INDENT: 'indented with a tab, where YAML takes spaces',
};

/** A mistake of YAML itself, with its line. */
export function yamlProblem({ code, message, linePos }: YAMLError, lines: readonly string[]): string {
  if (code === 'MULTIPLE_DOCS')
    return 'it holds several documents (---), and a configuration is one. Several services go into one as `services:`, each by its name';
  const [start] = linePos ?? [];
  const at = start === undefined ? '' : `line ${start.line}: `;
  return `not valid YAML: ${at}${whatIsWrong(code, message, lines[(start?.line ?? 1) - 1] ?? '')}`;
}

function whatIsWrong(code: ErrorCode, message: string, line: string): string {
  const [tag] = code === 'TAG_RESOLVE_FAILED' ? (/![^\s,]*/.exec(line) ?? []) : [];
  if (tag !== undefined)
    return `\`${tag}\` means nothing here: values stand for themselves, and \${NAME} is the only templating`;
  if (/[{[,].*:\s*\$\{/.test(line)) return 'between { } and [ ] a ${NAME} wants quotes: "${NAME}"';
  return words[code] ?? unfinished(message) ?? 'a quote, a bracket, a comma or an indentation is wrong here';
}

/** What begins here or before, and has no end. The library has one code for all of these. */
function unfinished(message: string): string | undefined {
  const [, missing] = /(?:Missing closing |end with (?:a )?)["']?([\]})'"])/.exec(message) ?? [];
  if (missing !== undefined) return `a ${missing} is missing before here`;
  if (message.includes('followed by map values')) return 'a key wants a `:` behind it';
  if (message.includes('start at the same column'))
    return 'the keys of one value are indented by different widths';
  return undefined;
}
