import { promoteRollout } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { runnerName } from '../rollout/runner-name.js';
import { writeLine, type Terminal } from '../terminal.js';
import { openService, showHeader, type ServiceOptions } from './open-service.js';

/** `clicamos promote`: a rollout that is paused or bakes goes on. */
export async function promote(options: ServiceOptions, terminal: Terminal): Promise<number> {
  const { environment, cloud, commands } = await openService(options, terminal);
  const { service, clock, timing } = environment;
  showHeader(environment, options, terminal);
  const asking = { service, clock, timing, commands, by: runnerName(), signal: terminal.signal };
  const holder = await promoteRollout(cloud, asking);
  const text = `${holder.rolloutId} goes on: traffic leaves what served before, once ${holder.groupName} is proven again. Watch it: ${commands.status} --watch`;
  writeLine(terminal, options.json ? JSON.stringify({ kind: 'summary', holder }) : text);
  return exitCode.ok;
}
