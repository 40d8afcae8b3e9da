import { createAwsCloud, observeService, type ServiceObservation } from '@clicamos/rolling-asg';
import { openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { describeStatus } from '../render/describe-status.js';
import { paintFor } from '../render/paint.js';
import { writeLine, type Terminal } from '../terminal.js';

export interface StatusOptions extends OpenOptions {
  readonly json: boolean;
}

/** `clicamos status`: what serves now. Reads only. */
export async function status(options: StatusOptions, terminal: Terminal): Promise<number> {
  const environment = await openEnvironment(options, terminal, 'refuse');
  const { service, header, name } = environment;
  const observation: ServiceObservation = await observeService(createAwsCloud(environment.clients), {
    service,
    signal: terminal.signal,
  });
  if (options.json)
    writeLine(terminal, JSON.stringify({ kind: 'status', environment: name, ...observation }));
  else {
    const paint = paintFor(terminal.stdout.isTTY === true, terminal.env);
    for (const line of [header, ...describeStatus(observation, { environment: name, paint })])
      writeLine(terminal, line);
  }
  return exitCode.ok;
}
