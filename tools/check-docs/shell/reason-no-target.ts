/** The targets of each project, as Nx knows them. */
export type NxTargets = ReadonlyMap<string, ReadonlySet<string>>;

const ofNx = new Set(
  'add connect daemon exec format:check format:write g generate graph import init list login logout migrate release repair report reset show sync sync:check view-logs watch'.split(
    ' ',
  ),
);

/** Why `nx` followed by these words would not find what it is to run. */
export function reasonNoTarget(words: readonly string[], targets: NxTargets): string | undefined {
  const [first, ...rest] = words;
  if (first === undefined || first.startsWith('-') || ofNx.has(first)) return undefined;
  if (first === 'run') return reasonNotRun(rest[0] ?? '', targets);
  if (first === 'run-many' || first === 'affected') return reasonNotMany(rest, targets);
  if (first.startsWith('affected:')) return reasonNowhere(first.slice('affected:'.length), targets);
  if (first.includes(':')) return reasonNotRun(first, targets);
  const project = rest.find((word) => !word.startsWith('-'));
  return project === undefined ? reasonNowhere(first, targets) : reasonNotRun(`${project}:${first}`, targets);
}

function reasonNotRun(wanted: string, targets: NxTargets): string | undefined {
  const [project = '', target = ''] = wanted.split(':');
  const those = targets.get(project);
  if (those === undefined) return `\`${project}\` is no project: ${[...targets.keys()].sort().join(', ')}`;
  return those.has(target)
    ? undefined
    : `\`${project}\` has no target \`${target}\`: ${[...those].sort().join(', ')}`;
}

const reasonNowhere = (target: string, targets: NxTargets) =>
  [...targets.values()].some((those) => those.has(target))
    ? undefined
    : `No project has a target \`${target}\``;

function reasonNotMany(words: readonly string[], targets: NxTargets): string | undefined {
  for (const target of valuesOf(words, ['-t', '--target', '--targets'])) {
    const reason = reasonNowhere(target, targets);
    if (reason !== undefined) return reason;
  }
  return valuesOf(words, ['-p', '--projects'])
    .filter((project) => !/[*!:]/.test(project))
    .map((project) => (targets.has(project) ? undefined : reasonNotRun(`${project}:`, targets)))
    .find((reason) => reason !== undefined);
}

/** `-t lint test`, `-t=lint,test` and `--targets lint,test` name the same two. */
function valuesOf(words: readonly string[], names: readonly string[]): string[] {
  const values: string[] = [];
  let isTaking = false;
  for (const word of words) {
    const [name = '', value] = word.split('=');
    if (word.startsWith('-')) isTaking = names.includes(name);
    if (!isTaking) continue;
    if (word.startsWith('-')) values.push(...(value === undefined ? [] : value.split(',')));
    else values.push(...word.split(','));
  }
  return values.filter((value) => value !== '');
}
