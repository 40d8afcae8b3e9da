import type { RecordOf } from '@clicamos/report';
import { exitCode, type ExitCode } from './exit-code.js';
import { explainSystemError } from './explain-system-error.js';
import { pointHints } from './render/point-hints.js';
import { FailedWithEvidence } from './rollout/failed-with-evidence.js';
import { Interrupted, type Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/**
 * Says what went wrong as a sentence on stderr, and answers the exit code that fits.
 *
 * @param endpoint of the emulator that was asked, if one was
 */
export async function reportError(
  thrown: unknown,
  { stderr, env, signal }: Terminal,
  endpoint?: string,
): Promise<number> {
  const error = meantBy(thrown, signal);
  const evidence = thrown instanceof FailedWithEvidence ? [`  evidence: ${thrown.report}`] : [];
  const code = await codeOf(error);
  stderr.write(`${pointHints(await sentenceOf(error, evidence), endpoint)}\n`);
  if (code === exitCode.unexpected && error instanceof Error && !(await isUnderstood(error)))
    stderr.write(
      env['CLICAMOS_DEBUG'] ? `${error.stack}\n` : 'For details run it again with CLICAMOS_DEBUG=1.\n',
    );
  return code;
}

/** The same for a stream. */
export async function errorRecord(
  thrown: unknown,
  { signal }: Pick<Terminal, 'signal'>,
): Promise<RecordOf<'error'>> {
  const error = meantBy(thrown, signal);
  const { isRolloutError } = await import('./library-errors.js');
  const { code, nextCommand }: { code?: string; nextCommand?: string } = isRolloutError(error) ? error : {};
  const next = error instanceof Interrupted ? error.next : nextCommand;
  return {
    kind: 'error',
    at: Date.now(),
    message: error instanceof Error ? error.message || error.name : String(error),
    ...(code !== undefined && { code }),
    exitCode: await codeOf(error),
    ...(next !== undefined && { next }),
  };
}

/** A request that was under way says only that it was aborted. */
export function meantBy(thrown: unknown, signal: AbortSignal): unknown {
  const failed = thrown instanceof FailedWithEvidence ? thrown.cause : thrown;
  return signal.aborted && isAbort(failed) ? signal.reason : failed;
}

const rolloutCodes = {
  BadOptions: exitCode.usage,
  Preflight: exitCode.usage,
  Stale: exitCode.locked,
  Locked: exitCode.locked,
  Fenced: exitCode.locked,
  NeedsPerson: exitCode.needsPerson,
} as const;

async function codeOf(error: unknown): Promise<ExitCode | 130> {
  if (isMistake(error)) return exitCode.usage;
  if (error instanceof Interrupted) return 130;
  const { isRolloutError, isAmiError, isEmulatorError } = await import('./library-errors.js');
  if (isRolloutError(error)) return rolloutCodes[error.code];
  if (isAmiError(error)) return exitCode.usage;
  if (isEmulatorError(error)) return error.code.endsWith('Failed') ? exitCode.unexpected : exitCode.usage;
  return exitCode.unexpected;
}

/** Nothing is wrong here: it passes by itself. */
async function isWeather(error: unknown): Promise<boolean> {
  const { isCloudError } = await import('./library-errors.js');
  return isCloudError(error, 'throttled', 'unavailable', 'busy');
}

/** Nobody needs to know where in the code it was. */
const isUnderstood = async (error: unknown): Promise<boolean> =>
  explainSystemError(error) !== undefined || (await isWeather(error));

/** Of the command line or the configuration; seen without our libraries. */
const isMistake = (error: unknown): boolean =>
  error instanceof UsageError || (error instanceof Error && error.name === 'YError');

const again = 'Run the same command again; `clicamos status` shows what serves.';

async function sentenceOf(error: unknown, evidence: readonly string[]): Promise<string> {
  if (!(error instanceof Error)) return [String(error), ...evidence].join('\n');
  if (isMistake(error)) return [error.message, ...evidence].join('\n');
  if (error instanceof Interrupted) return [error.message, ...evidence, ...runLine(error.next)].join('\n');
  const { isRolloutError } = await import('./library-errors.js');
  if (await isWeather(error))
    return [
      `AWS gave no answer that could be used, several times in a row. ${error.message}`,
      ...evidence,
      again,
    ].join('\n');
  if (!isRolloutError(error))
    return [explainSystemError(error) ?? (error.message || error.name), ...evidence].join('\n');
  const left = error.left.map((sentence) => `  left: ${sentence}`);
  const causes = error.errors.map(
    (cause) => `  because: ${cause instanceof Error ? cause.message : String(cause)}`,
  );
  return [error.message, ...causes, ...left, ...evidence, ...runLine(error.nextCommand)].join('\n');
}

const runLine = (next: string | undefined): readonly string[] => (next === undefined ? [] : [`Run: ${next}`]);

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
