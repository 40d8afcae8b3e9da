/** Of every command. */
const everywhere: ReadonlySet<string> = new Set(['help', 'config', 'service', 'verbose', 'json', 'version']);

/**
 * A help text of which the section `Options:` begins with what the command alone has: yargs writes them in the order in
 * which they were said, those of every command first.
 */
export function withOwnOptionsFirst(help: string): string {
  const [before, section] = split(help, /^Options:\n/m);
  if (section === undefined) return help;
  const [body = '', rest] = split(section, /\n(?=\n)/);
  // An option, and the lines that its description wraps to.
  const options = body.split(/\n(?= {2,6}(?:-\w, )?--)/);
  const own = options.filter((option) => !everywhere.has(nameOf(option)));
  const common = options.filter((option) => everywhere.has(nameOf(option)));
  return `${before}Options:\n${[...own, ...common].join('\n')}${rest === undefined ? '' : `\n${rest}`}`;
}

const nameOf = (option: string): string => /--([\w-]+)/.exec(option)?.[1] ?? '';

/** In two at the first match, which is left out; without one the second is not there. */
function split(text: string, at: RegExp): readonly [string, string?] {
  const found = at.exec(text);
  return found === null ? [text] : [text.slice(0, found.index), text.slice(found.index + found[0].length)];
}
