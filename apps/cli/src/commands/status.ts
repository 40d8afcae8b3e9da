import { observeService, type ServiceObservation } from '@clicamos/rolling-asg';
import { describeStatus, hasGroup } from '../render/describe-status.js';
import { paintFor } from '../render/paint.js';
import { groupsBeside } from '../rollout/groups-beside.js';
import { healthCode, serviceHealth, type ServiceHealth } from '../rollout/service-health.js';
import { writeLine, type Terminal } from '../terminal.js';
import { openService, type OpenService, type ServiceOptions } from './open-service.js';
import { watchRollout } from './watch-rollout.js';

export interface StatusOptions extends ServiceOptions {
  readonly watch?: boolean;
}

/** `clicamos status`: what serves now. Reads only. */
export async function status(options: StatusOptions, terminal: Terminal): Promise<number> {
  const opened = await openService(options, terminal);
  const { environment, cloud } = opened;
  const { service, clock, readClock } = environment;
  const { signal } = terminal;
  if (options.watch === true) await watchRollout(opened, options, terminal);
  const observation = await observeService(cloud, { service, clock: readClock, signal });
  const health = serviceHealth(observation, clock.now());
  await showStatus({ opened, observation, health }, options, terminal);
  return healthCode[health];
}

interface Shown {
  readonly opened: OpenService;
  readonly observation: ServiceObservation;
  readonly health: ServiceHealth;
}

async function showStatus(
  { opened: { environment, cloud, given }, observation, health }: Shown,
  { json, verbose, watch = false }: StatusOptions,
  terminal: Terminal,
): Promise<void> {
  const { name, header, clock, speed } = environment;
  const beside = hasGroup(observation) ? undefined : await groupsBeside(cloud, environment, terminal.signal);
  if (json) {
    const record = { kind: 'status', environment: name, health, ...observation, groupsBeside: beside };
    writeLine(terminal, JSON.stringify(record));
    return;
  }
  const paint = paintFor(terminal.stdout.isTTY === true, terminal.env);
  const text = { given, beside: beside ?? [], paint, verbose, speed, now: clock.now() };
  for (const line of [...(watch ? [] : [header]), ...describeStatus(observation, text)])
    writeLine(terminal, line);
}
