import { observeService, resumeRollout } from '@clicamos/rolling-asg';
import { callerSettings } from '../rollout/caller-settings.js';
import { explainLock } from '../rollout/explain-lock.js';
import { runnerName } from '../rollout/runner-name.js';
import type { Terminal } from '../terminal.js';
import { openService, sayWhenLeft, showHeader, type ServiceOptions } from './open-service.js';
import { showRollout } from './show-rollout.js';

export interface ResumeOptions extends ServiceOptions {
  readonly force?: boolean;
  /** `false`: without the probe. */
  readonly probe: boolean;
}

/** `clicamos resume`: goes on with a rollout whose runner has died, with the probe and its limits as in a deploy. */
export async function resume(options: ResumeOptions, terminal: Terminal): Promise<number> {
  const { json, force = false, probe } = options;
  const opened = await openService({ ...options, isProbing: probe }, terminal);
  const { environment, cloud, given } = opened;
  const { service, readClock, settings } = environment;
  sayWhenLeft(opened, terminal);
  showHeader(environment, options, terminal);
  const observed = await observeService(cloud, { service, clock: readClock, signal: terminal.signal });
  const common = { service, by: runnerName(), force, settings: callerSettings(settings) };
  try {
    return await showRollout({
      service: opened,
      terminal,
      json,
      probe,
      sources: observed.sources.map(({ settings: one }) => one),
      isFirst: !observed.groups.some(({ role }) => role !== 'next'),
      walk: (walkOptions) => resumeRollout(cloud, { ...walkOptions, ...common }),
    });
  } catch (error) {
    throw explainLock(error, given);
  }
}
