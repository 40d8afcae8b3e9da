import { abortRollout } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { describeEnd } from '../render/describe-end.js';
import { createProgress } from '../render/progress.js';
import { runnerName } from '../rollout/runner-name.js';
import { sayInterrupted } from '../rollout/say-interrupted.js';
import { writeLine, type Terminal } from '../terminal.js';
import { openService, sayWhenLeft, type ServiceOptions } from './open-service.js';

export interface AbortOptions extends ServiceOptions {
  readonly force?: boolean;
}

/** `clicamos abort`: ends a rollout from the cloud's tags alone, whoever began it, wherever it died. */
export async function abort(options: AbortOptions, terminal: Terminal): Promise<number> {
  const { json, force = false } = options;
  const { signal } = terminal;
  const opened = await openService(options, terminal);
  const { environment, cloud, commands } = opened;
  const { service, clock, timing, header, speed } = environment;
  sayWhenLeft(opened, terminal);
  if (!json) writeLine(terminal, header);
  const progress = createProgress({ terminal, json, header, probe: () => undefined, time: environment });
  const forgetSignal = sayInterrupted(signal, progress, commands);
  try {
    const result = await abortRollout(cloud, {
      service,
      clock,
      timing,
      signal,
      commands,
      force,
      by: runnerName(),
      onEvent: (event) => progress.event(event),
    });
    progress.close();
    if (json) writeLine(terminal, JSON.stringify({ kind: 'summary', result }));
    else for (const line of describeEnd({ result, speed })) writeLine(terminal, line);
    return result.outcome === 'deployed' ? exitCode.wentForward : exitCode.ok;
  } finally {
    forgetSignal();
    progress.close();
  }
}
