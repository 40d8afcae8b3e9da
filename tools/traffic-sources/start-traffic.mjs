import { startProbes } from '@clicamos/health';

/** As in the sweeps: a busy machine answers late, and that is no loss; what it cannot carry is not sent. */
const [timeoutMs, maxInFlight] = [20_000, 100];

/** Steady requests, shared by the URLs; `stop` waits for the last answer, `seen` tells requests and losses for a table. */
export function startTraffic(urls, rate) {
  const targets = urls.map((url) => ({ url, timeoutMs, maxInFlight, ratePerSecond: rate / urls.length }));
  const probe = startProbes(targets);
  return {
    stop: () => probe.stop(),
    seen: () => {
      const total = probe.total();
      return { requests: total.sent, lost: lostText(total) };
    },
  };
}

const lostText = ({ lost, lostBy }) =>
  [lost, ...Object.entries(lostBy).map(([cause, n]) => `${n} ${cause}`)].join(', ');
