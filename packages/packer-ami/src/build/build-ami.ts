import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { packerErrors } from '../packer-log/packer-errors.js';
import { type PackerArtifact, type PackerEvent, parsePackerEvent } from '../packer-log/packer-event.js';
import { createRunReader } from '../packer-log/packer-run.js';
import { systemErrorCode } from '../terms/error-fields.js';
import { AmiError } from '../terms/errors.js';
import type { RegionAmi } from '../terms/region-ami.js';
import { type LogFile, openLogFile } from './log-file.js';
import { packerArguments } from './packer-arguments.js';
import { type PackerExit, type PackerProcess, type SpawnPacker, spawnPacker } from './packer-process.js';
import { stopPacker } from './stop-packer.js';

/** What Packer is to build, and how. */
export interface BuildAmiOptions {
  /** File or folder, relative to `cwd`. */
  readonly template: string;
  /** Packer's `-var`. They show in the list of processes: put secrets into `varFiles`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Packer's `-var-file`, relative to `cwd`; later ones win. */
  readonly varFiles?: readonly string[];
  /** Packer's `-only`. @default all builds */
  readonly only?: readonly string[];
  /** @default this process's */
  readonly cwd?: string;
  /** @default 'packer' on the PATH */
  readonly packerPath?: string;
  /** Where the raw log goes, for `resolveAmi`; begun anew. @default nowhere */
  readonly logPath?: string;
  /** Packer's whole environment. @default this process's */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** On abort Packer is interrupted once, and `buildAmi` rejects when it is gone. */
  readonly signal?: AbortSignal;
  /** After an abort, how long Packer may take to remove its instance, milliseconds. @default 300000 */
  readonly graceMs?: number;
  /** Gets each line of Packer's output, as it comes. */
  readonly onEvent?: (event: PackerEvent) => void;
  /** @default spawnPacker */
  readonly spawn?: SpawnPacker;
}

/** What a build that succeeded made. */
export interface BuildResult {
  readonly artifacts: readonly PackerArtifact[];
  /** The AMIs of all artifacts, each once. */
  readonly amis: readonly RegionAmi[];
  readonly logPath: string | undefined;
}

/**
 * Runs `packer build -machine-readable`. On abort Packer is interrupted, so that it removes its temporary
 * instance; when it is gone, or killed after `graceMs`, this rejects with `signal.reason`. That is later than
 * elsewhere in this library: an instance that nobody removes costs more than the wait.
 *
 * @throws AmiError `BuildFailed` with Packer's errors, `PackerMissing`, `InvalidOption`
 * @example
 * import { buildAmi } from '@clicamos/packer-ami';
 * const { amis } = await buildAmi({ template: 'web.pkr.hcl', logPath: 'build.log' });
 */
export async function buildAmi(options: BuildAmiOptions): Promise<BuildResult> {
  const { packerPath = 'packer', cwd, env, logPath, signal, spawn = spawnPacker } = options;
  const args = packerArguments(options);
  signal?.throwIfAborted();
  const log = await openLogFile(logPath);
  try {
    const packer = spawn(packerPath, args, { cwd, env });
    return await follow(packer, log, options);
  } finally {
    await log.close();
  }
}

async function follow(packer: PackerProcess, log: LogFile, options: BuildAmiOptions): Promise<BuildResult> {
  const { signal, onEvent, logPath, graceMs = 300_000 } = options;
  const reader = createRunReader();
  const stderr: string[] = [];
  const onLine = (line: string) => {
    const event = parsePackerEvent(line);
    reader.push(event);
    onEvent?.(event);
  };
  const ended = Promise.all([
    exitOf(packer, options),
    eachLine(packer.stdout, log, onLine),
    eachLine(packer.stderr, log, (line) => keepLast(stderr, line)),
  ]);
  const exit = await untilEnded(ended, packer, { signal, graceMs });
  const run = reader.run();
  if (exit.code !== 0) throw buildFailed(exit, { ...options, errors: packerErrors(run), stderr });
  const { artifacts } = run;
  return { artifacts, amis: distinct(artifacts.flatMap(({ amis }) => amis)), logPath };
}

/** How it ended; stops it when the signal aborts or when its output cannot be taken any more. */
async function untilEnded(
  ended: Promise<readonly [PackerExit, ...unknown[]]>,
  packer: PackerProcess,
  { signal, graceMs }: { signal?: AbortSignal; graceMs: number },
): Promise<PackerExit> {
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopPacker(packer, graceMs));
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    const [exit] = await ended;
    return exit;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await stopping;
    signal?.throwIfAborted();
  }
}

async function exitOf(
  packer: PackerProcess,
  { packerPath = 'packer', cwd }: BuildAmiOptions,
): Promise<PackerExit> {
  try {
    return await packer.exit;
  } catch (cause) {
    const where = cwd === undefined ? '' : ` in \`${cwd}\``;
    const message = `\`${packerPath}\` cannot be started${where} (${systemErrorCode(cause)}). Install Packer: https://developer.hashicorp.com/packer/install`;
    throw new AmiError('PackerMissing', message, { cause });
  }
}

async function eachLine(input: Readable, log: LogFile, onLine: (line: string) => void): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Infinity });
  // readline ends with its input's end; an input that is destroyed has none.
  input.once('close', () => lines.close());
  for await (const line of lines) {
    await log.write(line);
    onLine(line);
  }
}

function keepLast(lines: string[], line: string): void {
  lines.push(line);
  if (lines.length > 20) lines.shift();
}

function buildFailed(
  { code, signal }: PackerExit,
  {
    template,
    logPath,
    errors,
    stderr,
  }: BuildAmiOptions & { errors: readonly string[]; stderr: readonly string[] },
): AmiError {
  const how = signal ? `was killed by ${signal}` : `failed with exit code ${code}`;
  const said = errors.length > 0 ? errors : stderr.filter((line) => line.trim() !== '');
  const what = said.length > 0 ? said.join('; ') : 'Packer gave no reason';
  const where = logPath === undefined ? '' : `. The whole log: ${logPath}`;
  const message = `packer build of \`${template}\` ${how}: ${what}${where}`;
  return new AmiError('BuildFailed', message, { path: logPath, packerErrors: said });
}

function distinct(amis: readonly RegionAmi[]): RegionAmi[] {
  return [...new Map(amis.map((ami) => [`${ami.region}:${ami.imageId}`, ami])).values()];
}
