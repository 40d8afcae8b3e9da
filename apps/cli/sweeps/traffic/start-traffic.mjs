import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const tickMs = 5;
const timeoutMs = 20_000;
/** Above it the machine cannot carry the rate: what is due meanwhile is not sent. */
const mostInFlight = 100;

/**
 * Steady requests through load balancers, in turn. Anything but a 200 whose answer arrived whole is lost. Each
 * `newEvery`th request makes a connection of its own, the others are on kept ones, which we close before the load
 * balancer does.
 *
 * @param {{ urls: readonly string[], ratePerSecond: number, newEvery?: number }} options
 * @returns {{ counts(): { sent: number, lost: number }, lostSince(sent: { lost: number }): readonly string[], settled(): Promise<void>, stop(): Promise<void> }}
 */
export function startTraffic({ urls, ratePerSecond, newEvery = 2 }) {
  const kept = new Agent({ keepAlive: true, timeout: 2_000, scheduling: 'lifo' });
  const fresh = new Agent({ keepAlive: false });
  const inFlight = new Set();
  const lost = [];
  let sent = 0;
  const begun = Date.now();
  const sendOne = () => {
    const at = new Date().toISOString();
    const askedAt = performance.now();
    sent += 1;
    const turn = Math.floor(sent / urls.length);
    const asked = ask(urls[sent % urls.length], turn % newEvery === 0 ? fresh : kept).then((cause) => {
      if (cause !== undefined)
        lost.push(`${at} ${cause} after ${Math.round(performance.now() - askedAt)} ms`);
      inFlight.delete(asked);
    });
    inFlight.add(asked);
  };
  let due = 0;
  const timer = setInterval(() => {
    const wanted = Math.floor(((Date.now() - begun) * ratePerSecond) / 1_000);
    for (; due < wanted && inFlight.size < mostInFlight; due += 1) sendOne();
    due = wanted;
  }, tickMs);
  const settled = async () => void (await Promise.all([...inFlight]));
  return {
    counts: () => ({ sent, lost: lost.length }),
    lostSince: (before) => lost.slice(before.lost),
    settled,
    async stop() {
      clearInterval(timer);
      await Promise.race([settled(), delay(timeoutMs, undefined, { ref: false })]);
      kept.destroy();
      fresh.destroy();
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
