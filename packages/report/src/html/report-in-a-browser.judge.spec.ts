/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addRecord } from '../model/add-record.js';
import { createStory } from '../model/create-story.js';
import type { StreamRecord } from '../stream/record.js';
import { madeRollout } from '../testing/made-rollout.js';
import { readFixture } from '../testing/read-fixture.js';
import { browserTest, withBrowser } from '../testing/with-browser.js';
import { renderReportHtml } from './render-report-html.js';

interface Opened {
  readonly numbers: Readonly<Record<string, string>>;
  readonly why: string;
  readonly outcome: string | null;
  readonly canvases: number;
  readonly bold: number;
  readonly requests: readonly string[];
  readonly problems: readonly string[];
}

/** From disk, without a network. */
const openReport = (records: readonly StreamRecord[]): Promise<Opened> =>
  withReport(records, (file) => openFile(file));

async function withReport<T>(
  records: readonly StreamRecord[],
  use: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-report-'));
  const file = join(folder, 'report.html');
  try {
    await writeFile(file, await renderReportHtml(records));
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What stands wider than the window, in a window so wide. */
async function widerThan(file: string, width: number): Promise<readonly string[]> {
  let wider: readonly string[] = [];
  await withBrowser(async (browser) => {
    const page = await browser.newPage({ offline: true, viewport: { width, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    await page.locator('canvas').first().waitFor();
    wider = await page.evaluate(() => {
      const isClipped = (node: Element | null): boolean =>
        node !== null && (getComputedStyle(node).overflowX !== 'visible' || isClipped(node.parentElement));
      return [...document.querySelectorAll('main *')]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1 && !isClipped(one))
        .map(({ outerHTML }) => outerHTML.slice(0, 120));
    });
  });
  return wider;
}

async function openFile(file: string): Promise<Opened> {
  const requests: string[] = [];
  const problems: string[] = [];
  let opened: Opened | undefined;
  await withBrowser(async (browser) => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    const text = (selector: string) => page.locator(selector).first().innerText();
    const numbers: Record<string, string> = {};
    for (const name of ['lost', 'serving', 'latency', 'time'])
      numbers[name] = (await text(`[data-number=${name}]`)).replace(/\s+/g, ' ');
    opened = {
      numbers,
      why: await text('.why'),
      outcome: await page.locator('[data-outcome]').getAttribute('data-outcome'),
      canvases: await page.locator('canvas').count(),
      bold: await page.locator('.evidence b').count(),
      requests: requests.filter((one) => one !== url),
      problems,
    };
  });
  if (!opened) throw new Error('The browser has shown nothing');
  return opened;
}

const spaced = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

for (const name of ['good', 'bad', 'aborted', 'lossy'] as const)
  browserTest(
    `the report of the recorded rollout ${name} shows its figures and asks nobody for anything`,
    async () => {
      const records = readFixture(name);
      const { traffic, end } = records.reduce(addRecord, createStory());

      const opened = await openReport(records);

      expect(opened.requests).toEqual([]);
      expect(opened.problems).toEqual([]);
      expect(opened.numbers['lost']).toContain(`${spaced(traffic.lost)} lost of ${spaced(traffic.sent)}`);
      expect(opened.outcome).toBe(end?.outcome);
      expect(opened.canvases).toBe(3);
    },
  );

browserTest('what AWS says is text, and a failed rollout begins with why', async () => {
  const opened = await openReport(madeRollout({ isBad: true }));

  expect(opened.why).toContain('rolled back: web-v042 has 0 of 3 in service: web-elb got 500');
  expect(opened.bold).toBe(0);
});

browserTest('a report of 300 instances is less than a megabyte, and shows all of them', async () => {
  const records = madeRollout({ instances: 300, bakeSeconds: 120 });

  const html = await renderReportHtml(records);
  const { numbers, outcome, problems } = await openReport(records);

  expect(html.length).toBeLessThan(1_000_000);
  expect(html).toContain('data-packed="gzip"');
  expect([outcome, problems]).toEqual(['deployed', []]);
  expect(numbers['serving']).toContain('300');
});

browserTest('a report fits a window as narrow as a terminal, also with long names and reasons', async () => {
  await withReport(readFixture('bad'), async (file) => {
    for (const width of [480, 640, 800, 960]) expect(await widerThan(file, width)).toEqual([]);
  });
});
