import { setTimeout as delay } from 'node:timers/promises';
import { createGate } from '../proxy/create-gate.mjs';
import { startProxy } from '../proxy/start-proxy.mjs';

/**
 * Two commands, started already and held at their first call, that then go at the same instant or one a moment after
 * the other.
 *
 * @param {object} world
 * @param {{ first: readonly string[], second: readonly string[], offsetMs: number, anchor?: string }} options
 *   the second goes `offsetMs` after the first, or after the first's call of the operation `anchor` was answered
 * @returns {Promise<readonly object[]>} how both ended
 */
export async function runRace(world, { first, second, offsetMs, anchor }) {
  const gates = [createGate(), createGate()];
  const past = createMilestone(anchor);
  const rules = [(call, forward) => gates[0].rule(call, () => past.note(call, forward)), gates[1].rule];
  const proxies = await Promise.all(rules.map((rule) => startProxy(world.endpoint, rule)));
  try {
    const commands = await Promise.all(
      [first, second].map(async (args, place) =>
        (await world.sandboxAt(proxies[place].endpoint)).start(args),
      ),
    );
    const allEnded = Promise.all(commands.map(({ ended }) => ended));
    await Promise.race([Promise.all(gates.map(({ arrived }) => arrived)), allEnded]);
    gates[0].open();
    await Promise.race([past.reached, commands[0].ended]);
    await delay(offsetMs);
    gates[1].open();
    return await allEnded;
  } finally {
    for (const gate of gates) gate.open();
    await Promise.all(proxies.map((proxy) => proxy.close()));
  }
}

/** Resolves when the operation was answered first; at once without one. */
function createMilestone(anchor) {
  let pass;
  const reached = new Promise((resolve) => (pass = resolve));
  if (anchor === undefined) pass();
  return {
    reached,
    async note({ operation }, forward) {
      const answer = await forward();
      if (operation === anchor) pass();
      return answer;
    },
  };
}
