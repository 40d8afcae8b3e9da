import { setTimeout as sleep } from 'node:timers/promises';

/** What steady traffic has seen. */
export interface TrafficReport {
  readonly sent: number;
  /** Anything but a 200 with a body. */
  readonly lost: readonly string[];
  readonly versions: readonly string[];
}

/** Sends requests one after another on several lanes, 10 ms apart on each, until it is stopped. */
export function startTraffic(url: string, lanes = 8): () => Promise<TrafficReport> {
  const lost: string[] = [];
  const versions = new Set<string>();
  let sent = 0;
  let isStopped = false;

  async function lane(): Promise<void> {
    while (!isStopped) {
      sent += 1;
      try {
        const response = await fetch(url);
        const text = await response.text();
        if (response.status === 200) versions.add(text);
        else lost.push(`${response.status} ${text}`);
      } catch (error) {
        lost.push(String(error));
      }
      // Hundreds a second find what is lost; thousands only take the processor from what is tested.
      await sleep(10);
    }
  }

  const running = Array.from({ length: lanes }, lane);
  return async () => {
    isStopped = true;
    await Promise.all(running);
    return { sent, lost, versions: [...versions].sort() };
  };
}
