import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 20;

/** Requests through each address, one after the other, until it is stopped: how many, how many lost, and the last answers. */
export function startTraffic(urls) {
  const counts = { requests: 0, lost: 0, why: [], last: urls.map(() => '') };
  let isStopped = false;
  const loops = urls.map(async (url, index) => {
    while (!isStopped) {
      counts.requests += 1;
      try {
        const response = await fetch(url);
        counts.last[index] = await response.text();
        if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      } catch (error) {
        counts.lost += 1;
        counts.why.push(`${new Date().toISOString()} ${error.cause ?? error}`);
      }
      await sleep(everyMs);
    }
  });
  return {
    async stop() {
      isStopped = true;
      await Promise.all(loops);
      return counts;
    },
  };
}
