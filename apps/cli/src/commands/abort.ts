import { hostname, userInfo } from 'node:os';
import { abortRollout, createAwsCloud } from '@clicamos/rolling-asg';
import { openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { commandText } from '../render/command-text.js';
import { describeEnd } from '../render/describe-end.js';
import { createProgress } from '../render/progress.js';
import { writeLine, type Terminal } from '../terminal.js';

export interface AbortOptions extends OpenOptions {
  readonly json: boolean;
}

/** `clicamos abort`: ends a rollout from the cloud's tags alone, whoever began it, wherever it died. */
export async function abort(options: AbortOptions, terminal: Terminal): Promise<number> {
  const { json } = options;
  const environment = await openEnvironment(options, terminal, 'refuse');
  const { service, clock, header, speed, name } = environment;
  if (!json) writeLine(terminal, header);
  const progress = createProgress({ terminal, json, header, probe: () => undefined });
  try {
    const result = await abortRollout(createAwsCloud(environment.clients), {
      service,
      clock,
      by: `${userInfo().username}@${hostname()}`,
      signal: terminal.signal,
      onEvent: (event) => progress.event(event),
      commands: { abort: commandText('abort', { environment: name, config: options.config }) },
    });
    progress.close();
    if (json) writeLine(terminal, JSON.stringify({ kind: 'summary', result }));
    else for (const line of describeEnd({ result, speed })) writeLine(terminal, line);
    return exitCode.ok;
  } finally {
    progress.close();
  }
}
