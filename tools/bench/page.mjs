// The dashboard's page with 300 instances and 1,000 requests a second over ten minutes, told 20 times as fast, or as
// fast as `--faster` says: frames per second, the page's memory after 5 and 10 minutes, and what serving it costs.
// Fails below 30 frames a second.
// Run: npx nx build report && taskset -c 0 node tools/bench/page.mjs [--faster 1] (wants Debian's chromium)
import { setTimeout as delay } from 'node:timers/promises';
import { createBoard, schemaVersion, startDashboard } from '@clicamos/report';
import { chromium } from 'playwright-core';
import { parseFlags } from '../../apps/cli/sweeps/judge/parse-flags.mjs';

const instances = 300;
const seconds = 600;
const { faster } = parseFlags({ faster: 20 });
const leastFrames = 30;
const startedAt = Date.now() - seconds * 1_000;
const origin = (second) => ({ at: startedAt + second * 1_000, rolloutId: 'r-bench', service: 'web' });

const board = createBoard();
const tell = board.openStream();
tell({
  ...{ kind: 'environment', schema: schemaVersion, at: startedAt, name: 'bench', service: 'web' },
  ...{ header: 'bench', cloud: 'emulator', region: 'us-east-1', runner: 'bench', speed: 1 },
});
const step = { kind: 'awaitCapacity', earliestMs: 500_000 };
tell({ kind: 'rollout-started', ...origin(0), nextName: 'v2', imageId: 'ami-2', steps: [step], floorMs: 0 });
tell({ kind: 'step-started', ...origin(0), step, index: 1, count: 1 });

const page = await startDashboard({ board });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  await measure(await browser.newPage({ viewport: { width: 1440, height: 900 } }));
} finally {
  await browser.close();
  await page.close();
}

async function measure(tab) {
  await tab.goto(page.url);
  await tab.waitForSelector('.headline');
  await tab.evaluate(() => {
    globalThis.frames = 0;
    const count = () => requestAnimationFrame(() => count((globalThis.frames += 1)));
    count();
  });
  const cdp = await tab.context().newCDPSession(tab);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  let middle = 0;
  for (let second = 1; second <= seconds; second += 1) {
    tellSecond(second);
    if (second === seconds / 2) middle = await heapOf(cdp);
    await delay(1_000 / faster);
  }
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const frames = (await tab.evaluate(() => globalThis.frames)) / (wall / 1_000);
  const end = await heapOf(cdp);
  // Serving costs what it costs for each record, however fast they come.
  const share = (user + system) / 1_000 / (seconds * 1_000);
  const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  process.stdout.write(
    `${frames.toFixed(0)} frames a second (at least ${leastFrames}) · page ${mb(middle)} after 5 minutes, ${mb(end)} after 10 · serving ${(share * 100).toFixed(2)} % of a core\n`,
  );
  if (frames < leastFrames) process.exitCode = 1;
}

async function heapOf(cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}

function tellSecond(second) {
  const share = Math.min(1, second / seconds) / 2;
  const next = Math.round(1_000 * share);
  const latency = { p50Ms: 4, p99Ms: 15 + (second % 7), maxMs: 20 + (second % 31) };
  tell({
    ...{
      kind: 'probe',
      at: origin(second).at,
      forMs: 1_000,
      sent: 1_000,
      answered: 1_000,
      lost: 0,
      lostBy: {},
    },
    ...{ skipped: 0, latency, versions: { 1: 1_000 - next, 2: next } },
    total: { sent: second * 1_000, answered: second * 1_000, lost: 0, ...latency },
  });
  tell({
    ...{ kind: 'waiting', ...origin(second), step: 'awaitCapacity', reason: 'boots', text: 'boots' },
    ...{ deadlineAt: startedAt + 900_000, nextPollAt: origin(second + 1).at },
    snapshot: { wanted: instances, previous: group('previous', second), next: group('next', second) },
  });
}

function group(role, second) {
  const all = Array.from({ length: instances }, (_, index) => {
    const isServing = role === 'previous' || second > index * 1.9;
    return {
      instanceId: `i-${role}-${index}`,
      zone: `us-east-1${'abc'[index % 3]}`,
      state: isServing ? 'serving' : 'booting',
      text: isServing ? 'serving' : `booting for ${second} s`,
      seenAtMs: startedAt,
    };
  });
  const serving = all.filter(({ state }) => state === 'serving').length;
  return { name: role === 'next' ? 'v2' : 'v1', role, desiredCapacity: instances, serving, instances: all };
}
