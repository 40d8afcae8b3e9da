import { isAt } from './crash-point.mjs';

/**
 * A proxy's rule that kills a command at one of its calls and lets nothing of it through afterwards. Calls are
 * counted from `begin` on.
 *
 * @param {{ call?: string, moment?: string, isCounting: boolean, kill: () => Promise<unknown>, onAnswered?: (call: { operation: string }) => void }} options
 *   without a `call` nothing is killed: the calls are noted only
 */
export function createKiller({ call, moment, isCounting, kill, onAnswered = () => undefined }) {
  const counted = [];
  let isDead = false;
  let killed;
  const isHit = (seen) => call !== undefined && seen !== undefined && isAt(call, seen);
  const die = async (seen) => {
    isDead = true;
    killed = seen;
    await kill();
  };
  return {
    calls: counted,
    begin: () => (isCounting = true),
    killed: () => killed,
    /** @type {import('../proxy/start-proxy.mjs').Rule} */
    async rule({ operation }, forward) {
      if (isDead) return undefined;
      const seen = isCounting ? note(counted, operation) : undefined;
      if (isHit(seen) && moment === 'before') return void (await die(seen));
      const answer = await forward();
      if (isHit(seen)) return void (await die(seen));
      if (isDead) return undefined;
      onAnswered({ operation });
      return answer;
    },
  };
}

function note(counted, operation) {
  const occurrence = counted.filter((call) => call.operation === operation).length + 1;
  const seen = { index: counted.length + 1, operation, occurrence };
  counted.push(seen);
  return seen;
}
