import { finishKept } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { createProgress } from '../render/live/progress.js';
import { explainLock } from '../rollout/explain-lock.js';
import { runnerName } from '../rollout/runner-name.js';
import { openStream } from '../stream/open-stream.js';
import { writeLine, type Terminal } from '../terminal.js';
import { openService, tellHeader, type ServiceOptions } from './open-service.js';

/** `clicamos finish`: the previous group that is kept warm goes now. */
export async function finish(options: ServiceOptions, terminal: Terminal): Promise<number> {
  const { json, verbose } = options;
  const { environment, cloud, commands, given } = await openService(options, terminal);
  const { service, clock, timing } = environment;
  const stream = openStream(options, terminal);
  await tellHeader(environment, options, { terminal, stream });
  const progress = createProgress({ terminal, stream, json, verbose, time: environment });
  try {
    const removed = await finishKept(cloud, {
      service,
      clock,
      timing,
      commands,
      by: runnerName(),
      signal: terminal.signal,
      onEvent: (event) => progress.event(event),
    });
    progress.close();
    const text =
      removed.length === 0
        ? 'nothing to do: no group is kept warm'
        : `removed ${removed.join(', ')}; there is no warm group to go back to any more`;
    writeLine(terminal, json ? JSON.stringify({ kind: 'summary', removed }) : text);
    return exitCode.ok;
  } catch (error) {
    throw explainLock(error, given);
  } finally {
    progress.close();
  }
}
