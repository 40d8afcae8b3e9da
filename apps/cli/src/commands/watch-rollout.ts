import { observeService, type LockHolder, type ServiceObservation } from '@clicamos/rolling-asg';
import { describeWatch } from '../render/describe-watch.js';
import { createLiveFrame } from '../render/live/live-frame.js';
import { paintFor } from '../render/paint.js';
import { leftOf } from '../rollout/await-holder.js';
import { writeLine, type Terminal } from '../terminal.js';
import { showHeader, type OpenService, type ServiceOptions } from './open-service.js';

/** Between two looks, real ms. */
const lookMs = 1_000;

/** Follows the rollout that holds the service until it is over, or until its runner counts as dead. */
export async function watchRollout(
  { environment, cloud }: OpenService,
  options: ServiceOptions,
  terminal: Terminal,
): Promise<void> {
  const { service, clock, readClock } = environment;
  const { signal } = terminal;
  showHeader(environment, options, terminal);
  const view = createView(options, terminal);
  try {
    for (;;) {
      const observation = await observeService(cloud, { service, clock: readClock, signal });
      const { holder } = observation;
      if (holder === undefined || leftOf(holder, clock.now()) <= 0) return;
      view.show(observation, holder);
      await readClock.sleep(lookMs, signal);
    }
  } finally {
    view.close();
  }
}

interface View {
  show(observation: ServiceObservation, holder: LockHolder): void;
  close(): void;
}

/** Redrawn in a terminal; in a log, and as JSON, once for each change. */
function createView({ json }: ServiceOptions, terminal: Terminal): View {
  const { stdout, env } = terminal;
  if (stdout.isTTY === true && !json) {
    const frame = createLiveFrame(terminal);
    const paint = paintFor(true, env);
    return {
      show: (observation, holder) => frame.draw(describeWatch(observation, holder, paint).tree.join('\n')),
      close: () => frame.close(),
    };
  }
  const paint = paintFor(false, env);
  let last: string | undefined;
  return {
    show(observation, holder) {
      const { line } = describeWatch(observation, holder, paint);
      if (line === last) return;
      last = line;
      const at = new Date().toISOString();
      writeLine(terminal, json ? JSON.stringify({ kind: 'watch', at, ...observation }) : `${at}  ${line}`);
    },
    close: () => undefined,
  };
}
