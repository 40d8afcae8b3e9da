import { abortRollout } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { describeEnd } from '../render/describe-end.js';
import { createProgress } from '../render/live/progress.js';
import { runnerName } from '../rollout/runner-name.js';
import { sayInterrupted } from '../rollout/say-interrupted.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { withStream } from '../stream/with-stream.js';
import { writeLine, type Terminal } from '../terminal.js';
import { openService, sayWhenLeft, tellHeader, type ServiceOptions } from './open-service.js';

export interface AbortOptions extends ServiceOptions {
  readonly events?: string | undefined;
  readonly force?: boolean;
}

/** `clicamos abort`: ends a rollout from the cloud's tags alone, whoever began it, wherever it died. */
export const abort = (options: AbortOptions, terminal: Terminal): Promise<number> =>
  withStream({ ...options, isReported: true }, terminal, (stream) => abortInto(stream, options, terminal));

async function abortInto(stream: RolloutStream, options: AbortOptions, terminal: Terminal): Promise<number> {
  const { json, verbose, force = false } = options;
  const { signal } = terminal;
  const opened = await openService(options, terminal);
  const { environment, cloud, commands } = opened;
  const { service, clock, timing, speed } = environment;
  sayWhenLeft(opened, terminal);
  await tellHeader(environment, options, { terminal, stream });
  const progress = createProgress({ terminal, stream, json, verbose, time: environment });
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
    const report = stream.report.folder();
    stream.tell({ kind: 'summary', at: Date.now(), result, ...(report !== undefined && { report }) });
    if (!json) for (const line of describeEnd({ result, speed, report, verbose })) writeLine(terminal, line);
    return result.outcome === 'deployed' ? exitCode.wentForward : exitCode.ok;
  } finally {
    forgetSignal();
    progress.close();
  }
}
