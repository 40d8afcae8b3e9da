import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const tickMs = 5;
const timeoutMs = 20_000;

/**
 * Steady requests through a load balancer. Anything but a 200 whose answer arrived whole is lost. Half of the
 * connections are kept, half are new; a kept one is closed by us before the load balancer closes it.
 *
 * @param {{ url: string, ratePerSecond: number }} options
 * @returns {{ counts(): { sent: number, lost: number }, lostSince(sent: { lost: number }): readonly string[], settled(): Promise<void>, stop(): Promise<void> }}
 */
export function startTraffic({ url, ratePerSecond }) {
  const agents = [
    new Agent({ keepAlive: true, timeout: 2_000, scheduling: 'lifo' }),
    new Agent({ keepAlive: false }),
  ];
  const inFlight = new Set();
  const lost = [];
  let sent = 0;
  const begun = Date.now();
  const sendOne = () => {
    const at = new Date().toISOString();
    const asked = ask(url, agents[sent++ % agents.length]).then((cause) => {
      if (cause !== undefined) lost.push(`${at} ${cause}`);
      inFlight.delete(asked);
    });
    inFlight.add(asked);
  };
  let due = 0;
  const timer = setInterval(() => {
    const wanted = Math.floor(((Date.now() - begun) * ratePerSecond) / 1_000);
    for (; due < wanted; due += 1) sendOne();
  }, tickMs);
  const settled = async () => void (await Promise.all([...inFlight]));
  return {
    counts: () => ({ sent, lost: lost.length }),
    lostSince: (before) => lost.slice(before.lost),
    settled,
    async stop() {
      clearInterval(timer);
      await Promise.race([settled(), delay(timeoutMs, undefined, { ref: false })]);
      for (const agent of agents) agent.destroy();
    },
  };
}

/** Why a request was lost, if it was. */
async function ask(url, agent) {
  try {
    const request = get(url, { agent, signal: AbortSignal.timeout(timeoutMs) });
    const [response] = await once(request, 'response');
    response.resume();
    await once(response, 'end');
    return response.statusCode === 200 ? undefined : `status ${response.statusCode}`;
  } catch (error) {
    return error.code ?? error.name;
  }
}
