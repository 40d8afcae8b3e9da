import { observeService, resumeRollout } from '@clicamos/rolling-asg';
import { callerSettings } from '../rollout/caller-settings.js';
import { explainLock } from '../rollout/explain-lock.js';
import { runnerName } from '../rollout/runner-name.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { withStream } from '../stream/with-stream.js';
import type { Terminal } from '../terminal.js';
import { openService, sayWhenLeft, tellHeader, type ServiceOptions } from './open-service.js';
import { showRollout } from './show-rollout.js';

export interface ResumeOptions extends ServiceOptions {
  readonly events?: string | undefined;
  readonly force?: boolean;
  /** `false`: without the probe. */
  readonly probe: boolean;
}

/** `clicamos resume`: goes on with a rollout whose runner has died, with the probe and its limits as in a deploy. */
export const resume = (options: ResumeOptions, terminal: Terminal): Promise<number> =>
  withStream({ ...options, isReported: true }, terminal, (stream) => resumeInto(stream, options, terminal));

async function resumeInto(
  stream: RolloutStream,
  options: ResumeOptions,
  terminal: Terminal,
): Promise<number> {
  const { json, force = false, probe } = options;
  const opened = await openService({ ...options, isProbing: probe }, terminal);
  const { environment, cloud, given } = opened;
  const { service, readClock, settings } = environment;
  sayWhenLeft(opened, terminal);
  await tellHeader(environment, options, { terminal, stream });
  const observed = await observeService(cloud, { service, clock: readClock, signal: terminal.signal });
  const common = { service, by: runnerName(), force, settings: callerSettings(settings) };
  try {
    return await showRollout({
      service: opened,
      terminal,
      stream,
      json,
      verbose: options.verbose,
      probe,
      sources: observed.sources.map(({ settings: one }) => one),
      isFirst: !observed.groups.some(({ role }) => role !== 'next'),
      walk: (walkOptions) => resumeRollout(cloud, { ...walkOptions, ...common }),
    });
  } catch (error) {
    throw explainLock(error, given);
  }
}
