import { planRollback, runRollout, type RolloutPlan, type RolloutStrategy } from '@clicamos/rolling-asg';
import { parseDuration } from '../parse-duration.js';
import { describeWarnings } from '../render/describe-plan.js';
import { describeUndo } from '../render/describe-undo.js';
import { commandText, type Given } from '../render/command-text.js';
import { explainLock } from '../rollout/explain-lock.js';
import { orUntouched } from '../rollout/or-untouched.js';
import { planSettings } from '../rollout/plan-settings.js';
import { runnerName } from '../rollout/runner-name.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { withStream } from '../stream/with-stream.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import {
  openService,
  sayWhenLeft,
  tellHeader,
  type OpenService,
  type ServiceOptions,
} from './open-service.js';
import { showRollout } from './show-rollout.js';
import { writeLinesAbout } from './write-lines-about.js';

export interface RollbackOptions extends ServiceOptions {
  readonly events?: string | undefined;
  readonly to?: number | undefined;
  readonly strategy?: RolloutStrategy | undefined;
  readonly keepPrevious?: string | undefined;
  /** `false`: without the probe. */
  readonly probe: boolean;
}

/** `clicamos rollback`: to the group that is kept warm at once, else by rolling to an earlier release. */
export const rollback = (options: RollbackOptions, terminal: Terminal): Promise<number> =>
  withStream({ ...options, isReported: true }, terminal, (stream) =>
    orUntouched({ stream, terminal, options, command: (given) => rollbackText(options, given) }, () =>
      rollbackInto(stream, options, terminal),
    ),
  );

/** The same once more. */
function rollbackText({ strategy, keepPrevious, to }: RollbackOptions, given: Given): string {
  const text = commandText('rollback', { ...given, strategy, keepPrevious });
  return to === undefined ? text : `${text} --to ${to}`;
}

async function rollbackInto(
  stream: RolloutStream,
  options: RollbackOptions,
  terminal: Terminal,
): Promise<number> {
  const { json, strategy, keepPrevious = '0', to, probe } = options;
  const keepPreviousMs = parseDuration(keepPrevious, '--keep-previous');
  refuseBadVersion(to);
  const opened = await openService({ ...options, isProbing: probe }, terminal);
  const { environment, cloud, given } = opened;
  sayWhenLeft(opened, terminal);
  await tellHeader(environment, options, { terminal, stream });
  try {
    const plan = await planBack(opened, { to, strategy, keepPreviousMs, signal: terminal.signal });
    if (!json) writeLinesAbout(environment, describeWarnings(plan), terminal);
    return await showRollout({
      service: opened,
      terminal,
      stream,
      json,
      verbose: options.verbose,
      sources: plan.sources,
      isFirst: false,
      probe,
      // What is live is what somebody wants to be rid of: that it loses requests must not be in the way.
      whenBad: 'tell',
      walk: (walkOptions) => runRollout(plan, { ...walkOptions, cloud }),
      undo: describeUndo(plan, commandText('rollback', { ...given, strategy })),
    });
  } catch (error) {
    throw explainLock(error, given);
  }
}

interface BackOptions {
  readonly to: number | undefined;
  readonly strategy: RolloutStrategy | undefined;
  readonly keepPreviousMs: number;
  readonly signal: AbortSignal;
}

/** Without a bake: what is live is what somebody wants to be rid of. */
function planBack(
  { environment, cloud }: OpenService,
  { to, strategy, keepPreviousMs, signal }: BackOptions,
): Promise<RolloutPlan> {
  const { service, settings, readClock } = environment;
  return planRollback(cloud, {
    service,
    ...planSettings(settings, { strategy, keepPreviousMs }),
    bakeMs: 0,
    pauseMs: 0,
    ...(to === undefined ? {} : { to }),
    by: runnerName(),
    clock: readClock,
    signal,
  });
}

function refuseBadVersion(to: number | undefined): void {
  if (to === undefined || (Number.isInteger(to) && to >= 1)) return;
  throw new UsageError(
    `Expected \`--to\` to be a version of the launch template, a whole number from 1, got \`${to}\`. clicamos history lists them`,
  );
}
