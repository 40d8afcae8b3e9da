import type { StreamRecord } from '@clicamos/report';
import { commandText, type Given } from '../render/command-text.js';
import { meantBy } from '../report-error.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { Interrupted, type Terminal } from '../terminal.js';

export interface OrUntouchedOptions {
  readonly stream: Pick<RolloutStream, 'listen' | 'story'>;
  readonly terminal: Pick<Terminal, 'signal'>;
  readonly options: Partial<Given>;
  /** What was run, to run it again. */
  readonly command: (given: Given) => string;
}

/** What is told before a rollout touches anything. */
const before: ReadonlySet<StreamRecord['kind']> = new Set(['environment', 'notice', 'probe']);

/**
 * Runs it. Interrupted before it told of a step, it says that nothing was changed and what can be run.
 *
 * @throws {Interrupted} in that case, else what it throws
 */
export async function orUntouched<T>(context: OrUntouchedOptions, run: () => Promise<T>): Promise<T> {
  const { stream, terminal } = context;
  let hasBegun = false;
  const forget = stream.listen(({ kind }) => {
    hasBegun ||= !before.has(kind);
  });
  try {
    return await run();
  } catch (thrown) {
    const error = meantBy(thrown, terminal.signal);
    throw hasBegun || !(error instanceof Interrupted)
      ? thrown
      : new Interrupted(error.signalName, nextOf(context));
  } finally {
    forget();
  }
}

function nextOf({ stream, command, options }: OrUntouchedOptions): string {
  const environment = stream.story().headline.environment || options.environment;
  if (environment === undefined) return 'the same command again';
  const given = { environment, config: options.config, service: options.service };
  return `${command(given)} (to begin again), or ${commandText('status', given)} (to see what serves)`;
}
