const installing = new Set(['install', 'i', 'add']);

/** The packages that `npm` followed by these words installs by name, without their versions. */
export function installedPackages([command = '', ...words]: readonly string[]): string[] {
  if (!installing.has(command)) return [];
  const names = words.filter((word) => !/^[-.$/]|^file:|\.tgz$/.test(word));
  return names.map((name) => name.replace(/(?<=.)@[^/]*$/, ''));
}

/** What `npm` followed by these words runs of a package.json, and in which folder or workspace. */
export interface ScriptRun {
  readonly script: string;
  /** A workspace's name or folder; the current folder unless given. */
  readonly where: string | undefined;
}

const scripts: Readonly<Record<string, string>> = { test: 'test', t: 'test', start: 'start', stop: 'stop' };

export function scriptRun(words: readonly string[]): ScriptRun | undefined {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  const { where, others } = takeWhere(own);
  const [command = '', name] = others.filter((word) => !word.startsWith('-'));
  const script = command === 'run' || command === 'run-script' ? name : scripts[command];
  return script === undefined ? undefined : { script, where };
}

function takeWhere(words: readonly string[]): { where: string | undefined; others: readonly string[] } {
  const at = words.findIndex((word) => /^(-w|--workspace|--prefix)(=|$)/.test(word));
  const option = words[at];
  if (option === undefined) return { where: undefined, others: words };
  const [, value] = option.split('=');
  return value === undefined
    ? { where: words[at + 1], others: words.toSpliced(at, 2) }
    : { where: value, others: words.toSpliced(at, 1) };
}
