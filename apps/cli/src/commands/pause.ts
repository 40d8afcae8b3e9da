import { pauseRollout } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { parseDuration } from '../parse-duration.js';
import { runnerName } from '../rollout/runner-name.js';
import { writeLine, type Terminal } from '../terminal.js';
import { openService, showHeader, type ServiceOptions } from './open-service.js';

export interface PauseCommandOptions extends ServiceOptions {
  /** How long it waits for somebody to promote it. */
  readonly for: string;
}

/** `clicamos pause`: both generations stay in traffic until somebody promotes the new one. */
export async function pause(options: PauseCommandOptions, terminal: Terminal): Promise<number> {
  const forMs = parseDuration(options.for, '--for');
  const { environment, cloud, commands } = await openService(options, terminal);
  const { service, clock, timing } = environment;
  showHeader(environment, options, terminal);
  const asking = { service, clock, timing, commands, by: runnerName(), forMs, signal: terminal.signal };
  const { holder } = await pauseRollout(cloud, asking);
  const text = `${holder.rolloutId} waits for ${options.for} once ${holder.groupName} serves; then it goes back. Go on: ${commands.promote} · go back now: ${commands.abort}`;
  writeLine(terminal, options.json ? JSON.stringify({ kind: 'summary', holder, forMs }) : text);
  return exitCode.ok;
}
