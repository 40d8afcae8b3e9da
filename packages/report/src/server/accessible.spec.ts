/// <reference lib="dom" />
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { createBoard, type LiveBoard } from '../board/create-board.js';
import { madeRollout, type MadeRolloutOptions } from '../testing/made-rollout.js';
import { browserTest, withBrowser } from '../testing/with-browser.js';
import { startDashboard } from './start-dashboard.js';

const offers = (service: string) =>
  [
    ['abort', 'Abort', 'danger', 'running'],
    ['lab-kill', 'Kill an instance', 'lab', 'always'],
  ].map(([id = '', label = '', kind, when]) => ({
    ...{ id, service, label, question: `${label}?` },
    kind: kind === 'danger' ? ('danger' as const) : ('lab' as const),
    when: when === 'running' ? ('running' as const) : ('always' as const),
  }));

const services = ['web', 'worker'].map((service) => ({
  ...{ service, environment: 'prod', header: '' },
  live: { name: `${service}-v041`, serving: 3, desired: 3 },
}));

function boardOf(...rollouts: readonly MadeRolloutOptions[]): LiveBoard {
  const board = createBoard();
  board.setServices([
    ...services,
    { service: 'mail', environment: 'prod', header: '', problem: 'AccessDenied' },
  ]);
  board.setActions(services.flatMap(({ service }) => offers(service)));
  for (const options of rollouts) madeRollout(options).forEach(board.openStream());
  return board;
}

const roll = { untilSecond: 52 };
const worker = { service: 'worker', rolloutId: 'r-2abc', isBad: true };

/** Each page that there is: its board, where it is, and what stands on it once it is drawn. */
const pages = [
  ['all services', boardOf(roll, worker), '', '.service-row'],
  ['a roll', boardOf(roll), '#/services/web', '.lane'],
  ['a bad image', boardOf(worker), '#/rollouts/r-2abc', '.evidence'],
  ['a fleet', boardOf({ instances: 60, untilSecond: 52 }), '#/rollouts/r-7k2p', '.zone-row'],
  ['nothing yet', boardOf(), '#/services/web', '.idle'],
] as const;

/** What axe has to say against a page, and the text whose contrast it could not compute; an icon is no text. */
async function findings(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  const run = async (only: readonly string[]) => {
    const { axe: judge } = window as unknown as { readonly axe: typeof axe }; // evaluated there before
    return judge.run(only.length === 0 ? {} : { runOnly: { type: 'rule', values: [...only] } });
  };
  const { violations, incomplete } = await page.evaluate(run, rules);
  const unsure = incomplete.filter(({ id }) => id === 'color-contrast');
  return [...violations, ...unsure].flatMap(({ id, nodes }) =>
    nodes
      .filter(({ failureSummary = '' }) => !failureSummary.includes('only non-text characters'))
      .map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Everything that can be unfolded is, and what scrolls in a box of its own is as high as it is. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const box of document.querySelectorAll<HTMLElement>('.log ol, pre')) box.style.maxHeight = 'none';
  });
}

/** Of things that are seen, not read: WCAG wants 3. */
const leastOfShapes = 3;

async function contrastOfShapes(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const light = (name: string) => {
      const value = parseInt(style.getPropertyValue(`--${name}`).trim().slice(1), 16);
      const channels = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      const [red = 0, green = 0, blue = 0] = channels;
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    const card = light('card');
    const ratio = (one: number) => Math.max(one, card) / Math.min(one, card);
    return Object.fromEntries(
      ['previous', 'next', 'bad', 'good', 'muted', 'ink'].map((name) => [name, ratio(light(name))]),
    );
  });
}

const sizes = [390, 1440];

for (const [name, board, address, drawn] of pages)
  browserTest(
    `the page of ${name} is for everybody: by axe, in light and dark, narrow and wide`,
    async () => {
      await using dashboard = await startDashboard({ board });
      await withBrowser(async (browser) => {
        const page = await browser.newPage({ reducedMotion: 'reduce' });
        await page.goto(new URL(address, dashboard.url).href);
        await page.waitForSelector(drawn);
        await page.evaluate(axe.source);
        await unfold(page);

        expect(await findings(page)).toEqual([]);
        for (const width of sizes) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await findings(page, ['color-contrast'])).toEqual([]);
          for (const ratio of Object.values(await contrastOfShapes(page)))
            expect(ratio).toBeGreaterThanOrEqual(leastOfShapes);
        }
        expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      });
    },
  );

/** What has the focus, and whether that is seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const isSeen = getComputedStyle(element).outlineStyle !== 'none';
    return `${isSeen ? '' : 'unseen '}${element.ariaLabel ?? element.textContent.trim()}`;
  });

browserTest('the tabulator key leads through all that can be done, and each place is seen', async () => {
  await using dashboard = await startDashboard({ board: boardOf(roll) });
  await withBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.goto(new URL('#/services/web', dashboard.url).href);
    await page.waitForSelector('.lane');
    const reached: string[] = [];
    for (let at = await next(page); at !== undefined && reached.length < 50; at = await next(page))
      reached.push(at);

    expect(reached).toEqual([
      'All 3 services',
      'Abort',
      'Kill an instance',
      'Moment that all pictures show',
      expect.stringMatching(/^Log/),
      'Log, newest first',
      expect.stringMatching(/^rolling outweb-v042/),
    ]);
  });
});

async function next(page: Page): Promise<string | undefined> {
  await page.keyboard.press('Tab');
  return focused(page);
}

browserTest(
  'a moment is marked with the arrow keys, and an action is asked for without a pointer',
  async () => {
    const ran: string[] = [];
    const actions = { run: async (id: string) => void ran.push(id) };
    await using dashboard = await startDashboard({ board: boardOf(roll), actions });
    await withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(dashboard.url);
      await page.click('[data-service=web]');
      const firstOfNext = page.locator('.lane.next .lane-words').first();
      await firstOfNext.waitFor();

      await page.focus('[role=slider]');
      await page.keyboard.press('Home');
      expect(await firstOfNext.innerText()).toBe('not launched yet');
      expect(await page.locator('.crosshair-line').count()).toBeGreaterThanOrEqual(3);
      await page.keyboard.press('Escape');
      expect(await firstOfNext.innerText()).not.toBe('not launched yet');

      await page.focus('[data-action=abort]');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe('Abort');
      expect(ran).toEqual([]);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.answer');
      expect(ran).toEqual(['abort']);
    });
  },
);
