import { setTimeout as delay } from 'node:timers/promises';
import { runInTerminal } from './run-in-terminal.mjs';

const betweenMs = 150;

/**
 * A rollout that is disturbed when a step begins.
 *
 * @param {object} sandbox
 * @param {{ args: readonly string[], step: string, disturbance: string }} options
 * @returns {Promise<{ ended?: object, ms: number, isReached: boolean }>} `ms` from the last signal to its end; no
 *   `ended` for one whose terminal was closed: nobody is left to be told
 */
export async function disturb(sandbox, { args, step, disturbance }) {
  let reach;
  const reached = new Promise((resolve) => (reach = resolve));
  const onLine = (line) => isStartOf(step, line) && reach(true);
  const isTerminal = disturbance === 'closed-terminal';
  const command = isTerminal ? runInTerminal(sandbox, args, onLine) : sandbox.start(args, { onLine });
  const isReached = await Promise.race([reached, command.ended.then(() => false)]);
  if (!isReached) return { ended: await command.ended, ms: 0, isReached };
  const begun = await interrupt(command, disturbance);
  const ended = isTerminal ? undefined : await command.ended;
  return { ended, ms: performance.now() - begun, isReached };
}

/** Answers when the last of its signals was sent. */
async function interrupt(command, disturbance) {
  if (disturbance === 'closed-terminal') {
    const begun = performance.now();
    await command.close();
    return begun;
  }
  const [signal, twice] = disturbance.split('-');
  command.send(signal);
  if (twice === undefined) return performance.now();
  await delay(betweenMs);
  command.send(signal);
  return performance.now();
}

function isStartOf(step, line) {
  try {
    const event = JSON.parse(line);
    return event.kind === 'step-started' && event.step.kind === step;
  } catch {
    return false; // a line for people
  }
}
