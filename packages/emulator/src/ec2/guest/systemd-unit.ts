/** What a unit of systemd says of its service, as far as it can be run without systemd. */
export interface ServiceUnit {
  readonly start: readonly string[];
  readonly workingDirectory: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Paths of files with more of the environment. */
  readonly environmentFiles: readonly string[];
}

/** @see https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html */
export function parseServiceUnit(text: string): ServiceUnit {
  const entries = entriesOf(text, 'Service');
  const valuesOf = (name: string) => entries.filter(([key]) => key === name).map(([, value]) => value);
  const start = splitWords(valuesOf('ExecStart').at(-1) ?? '');
  return {
    // `-`, `+` and their kin before the command say how systemd takes its end.
    start: start.map((word, place) => (place === 0 ? word.replace(/^[-@:+!|]+/, '') : word)),
    workingDirectory: valuesOf('WorkingDirectory').at(-1)?.replace(/^-/, ''),
    env: Object.fromEntries(valuesOf('Environment').flatMap(splitWords).map(assignment)),
    environmentFiles: valuesOf('EnvironmentFile').map((path) => path.replace(/^-/, '')),
  };
}

/** The lines `NAME=value` of a file of variables; comments and what is none are left out. */
export const parseEnvironmentFile = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^[A-Za-z_]\w*=/.test(line))
      .map((line) => {
        const [name, value] = assignment(line);
        return [name, splitWords(value).join(' ')];
      }),
  );

/** Words as systemd and a shell split them: by spaces, but within quotes. */
export const splitWords = (text: string): readonly string[] =>
  [...text.matchAll(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g)].map(([word]) =>
    word.replace(
      /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
      (_, double?: string, single?: string, escaped?: string) =>
        double?.replace(/\\(.)/g, '$1') ?? single ?? escaped ?? '',
    ),
  );

function assignment(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The entries of one section; a line that ends with a backslash goes on. */
function entriesOf(text: string, wanted: string): readonly (readonly [string, string])[] {
  let section = '';
  return text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .flatMap((line): readonly (readonly [string, string])[] => {
      const heading = /^\[(.+)\]$/.exec(line)?.[1];
      if (heading !== undefined) section = heading;
      if (heading !== undefined || section !== wanted || /^[#;]|^$/.test(line)) return [];
      const [name, value] = assignment(line);
      return [[name.trim(), value.trim()]];
    });
}
