import { createAwsCloud, observeService } from '@clicamos/rolling-asg';
import { openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { describeStatus, hasGroup } from '../render/describe-status.js';
import { paintFor } from '../render/paint.js';
import { groupsBeside } from '../rollout/groups-beside.js';
import { writeLine, type Terminal } from '../terminal.js';

export interface StatusOptions extends OpenOptions {
  readonly json: boolean;
}

/** `clicamos status`: what serves now. Reads only. */
export async function status(options: StatusOptions, terminal: Terminal): Promise<number> {
  const { signal } = terminal;
  const environment = await openEnvironment(options, terminal, 'refuse');
  const { service, header, name } = environment;
  const cloud = createAwsCloud(environment.clients);
  const observation = await observeService(cloud, { service, signal });
  const beside = hasGroup(observation) ? undefined : await groupsBeside(cloud, environment, signal);
  if (options.json) {
    const record = { kind: 'status', environment: name, ...observation, groupsBeside: beside };
    writeLine(terminal, JSON.stringify(record));
    return exitCode.ok;
  }
  const paint = paintFor(terminal.stdout.isTTY === true, terminal.env);
  const given = { environment: name, config: options.config };
  for (const line of [header, ...describeStatus(observation, { given, beside: beside ?? [], paint })])
    writeLine(terminal, line);
  return exitCode.ok;
}
