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
async function openReport(records: readonly StreamRecord[]): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-report-'));
  const file = join(folder, 'report.html');
  await writeFile(file, await renderReportHtml(records));
  const requests: string[] = [];
  const problems: string[] = [];
  let opened: Opened | undefined;
  try {
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
  } finally {
    await rm(folder, { recursive: true });
  }
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
