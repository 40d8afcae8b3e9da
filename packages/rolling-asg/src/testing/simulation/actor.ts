import type { Clock } from '../../cloud/clock.js';
import type { CloudPort } from '../../cloud/ports.js';
import type { SimulatedCloud } from '../simulated-cloud.js';
import { isRead } from './calls/is-read.js';
import type { CallSeen, FaultPlan } from './fault.js';
import { interceptPort, type CallOnItsWay } from './intercept-port.js';
import { clockOf, createLife, type Life } from './life.js';
import { untilAborted } from './until-aborted.js';

/** A program somewhere that uses the cloud: its own client, clock and fate. */
export interface Actor extends Pick<Life, 'isDead' | 'kill' | 'fallAsleep'> {
  readonly name: string;
  readonly port: CloudPort;
  readonly clock: Clock;
}

export interface ActorOptions {
  /** The cause of what it changes. */
  readonly name: string;
  readonly cloud: SimulatedCloud;
  /** The world's. */
  readonly clock: Clock;
  readonly faults?: FaultPlan;
  /** How long a call takes, half of it on the way there, ms. @default 0 */
  readonly latencyMs?: (call: CallSeen) => number;
  /** How wrong its clock is, ms. @default 0 */
  readonly skewMs?: number;
  /** Called right before a call is sent: it may be the last. */
  readonly onCall?: (call: CallSeen) => void;
  /** What a call waits for on its way there, whatever becomes of the caller. */
  readonly gate?: (call: CallSeen) => Promise<void> | undefined;
}

export function createActor(options: ActorOptions): Actor {
  const { name, cloud, clock, faults, skewMs = 0, onCall } = options;
  const life = createLife(clock);
  let index = 0;
  let changes = 0;
  const port = interceptPort(cloud.port(faults, name), async (call) => {
    await life.goOn();
    index += 1;
    const change = isRead(call.name) ? 0 : (changes += 1);
    const seen: CallSeen = { name: call.name, args: call.args, index, change };
    onCall?.(seen);
    if (life.isDead()) return life.goOn();
    try {
      return await untilAborted(travel(call, seen, options), call.signal);
    } finally {
      await life.goOn();
    }
  });
  const { isDead, kill, fallAsleep } = life;
  return { name, port, clock: clockOf(clock, life, skewMs), isDead, kill, fallAsleep };
}

/** There, the effect, and back: once it is sent, nothing that happens to the caller holds it up. */
async function travel(
  { send }: CallOnItsWay,
  seen: CallSeen,
  { clock, latencyMs = () => 0, gate }: ActorOptions,
): Promise<unknown> {
  const ms = latencyMs(seen);
  if (ms > 0) await clock.sleep(ms / 2);
  await gate?.(seen);
  const answer = await send();
  if (ms > 0) await clock.sleep(ms / 2);
  return answer;
}
