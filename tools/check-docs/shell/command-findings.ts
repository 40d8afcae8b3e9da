import { join, normalize } from 'node:path';
import type { Finding } from '../finding.js';
import { isPublished, type Workspace } from '../workspace/workspace.js';
import { invocationOf, skipOptions, type Invocation } from './invocation.js';
import { installedPackages, scriptRun } from './npm-command.js';
import { reasonNoTarget, type NxTargets } from './reason-no-target.js';
import { splitCommands, type SimpleCommand } from './split-commands.js';

export interface CommandContext {
  readonly workspace: Workspace;
  readonly targets: NxTargets;
  /** The command's own parser; see `@clicamos/cli`. */
  readonly reasonNotAccepted: (argv: readonly string[]) => Promise<string | undefined>;
  /** Folder of the repository that the reader stands in; `undefined` in a project of the reader's own. */
  readonly folder: string | undefined;
  /** Files that the document tells its reader to write. */
  readonly ownFiles: ReadonlySet<string>;
}

type Reason = Pick<Finding, 'problem' | 'advice'> | undefined;

/** What the commands of a script name and is not there. */
export async function commandFindings(
  script: string,
  firstLine: number,
  context: CommandContext,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let folder = context.folder;
  for (const command of splitCommands(script, firstLine)) {
    const reason = await reasonNotRunnable(command, { ...context, folder });
    if (reason) findings.push({ line: command.line, ...reason });
    if (command.words[0] === 'cd') folder = afterCd(folder, command.words[1], context.workspace);
  }
  return findings;
}

async function reasonNotRunnable({ words }: SimpleCommand, context: CommandContext): Promise<Reason> {
  if (words[0] === '$' || words[0] === '%')
    return {
      problem: 'A prompt is not a command.',
      advice: 'Write the command alone; its output is a ```text block.',
    };
  const invocation = invocationOf(words);
  switch (invocation?.program) {
    case 'clicamos':
      return reasonRefused(invocation.args, context);
    case 'nx':
      return reasonNotOfNx(invocation.args, context);
    case 'npm':
      return reasonNotOfNpm(invocation.args, context.workspace, context.folder);
    case 'node':
      return reasonNoFile(invocation, context);
    default:
      return undefined;
  }
}

/** What `clicamos` itself answers; its exit codes and messages are not repeated here. */
async function reasonRefused(
  args: readonly string[],
  { reasonNotAccepted }: CommandContext,
): Promise<Reason> {
  const reason = await reasonNotAccepted(args);
  if (reason === undefined) return undefined;
  return {
    problem: `clicamos refuses \`${['clicamos', ...args].join(' ')}\`: ${reason}`,
    advice: 'Write a command and options that `npx clicamos --help` lists.',
  };
}

/** The other targets of the command's project are named after its commands: these are its tasks and its judges. */
const builtOn =
  /^cli:(?!build|lint|test|typecheck|judges|long|crash-sweep|late-writes|races|signals)(\w+[\w-]*)$/;

async function reasonNotOfNx(args: readonly string[], context: CommandContext): Promise<Reason> {
  const reason = reasonNoTarget(args, context.targets);
  if (reason !== undefined)
    return { problem: `${reason}.`, advice: 'Name a project and a target that `npx nx show project` lists.' };
  const [first, ...rest] = args[0] === 'run' ? args.slice(1) : args;
  const command = builtOn.exec(first ?? '')?.[1];
  if (command === undefined || !context.targets.get('cli')?.has(command)) return undefined;
  return reasonRefused([command, ...rest.filter((word) => word !== '--')], context);
}

function reasonNotOfNpm(args: readonly string[], workspace: Workspace, folder: string | undefined): Reason {
  const unknown = installedPackages(args).find(
    (name) => name.startsWith('@clicamos/') && !isPublished(workspace, name),
  );
  if (unknown !== undefined)
    return {
      problem: `\`${unknown}\` is not a package that we publish.`,
      advice: `Name one of: ${workspace.packages
        .filter(({ isPrivate }) => !isPrivate)
        .map(({ name }) => name)
        .join(', ')}.`,
    };
  const run = scriptRun(args);
  if (run === undefined) return undefined;
  const { packages } = workspace;
  const where = run.where ?? folder;
  const target = packages.find(
    ({ name, folder: its }) => where !== undefined && (name === where || its === normalize(where)),
  );
  if (target === undefined || target.scripts.has(run.script)) return undefined;
  return {
    problem: `\`${join(target.folder, 'package.json')}\` has no script \`${run.script}\`.`,
    advice: `Name one that it has (${[...target.scripts].join(', ') || 'it has none'}).`,
  };
}

const nodeValues = new Set(['--import', '--require', '-r', '--loader', '--env-file', '-C', '--conditions']);

function reasonNoFile({ args }: Invocation, { workspace, folder, ownFiles }: CommandContext): Reason {
  if (args.some((word) => /^(-e|-p|-pe|--eval|--print)$/.test(word))) return undefined;
  const [file] = skipOptions(args, nodeValues);
  if (file === undefined || /[$*]/.test(file) || file.startsWith('/') || file === '-') return undefined;
  const path = normalize(file);
  // What is built is not in the repository: its folder is.
  const isThere = [path, join(folder ?? '', path)].some((candidate) =>
    workspace.has(candidate.split('/dist/')[0] ?? ''),
  );
  if (isThere || ownFiles.has(path)) return undefined;
  return {
    problem: `There is no \`${file}\`.`,
    advice: `Name a file of the repository, or tell the reader to write it: name \`${file}\` in the text.`,
  };
}

function afterCd(folder: string | undefined, to: string | undefined, { has }: Workspace): string | undefined {
  if (to === undefined) return undefined;
  return [join(folder ?? '', to), to].map((path) => normalize(path).replace(/\/$/, '')).find(has);
}
