/// <reference lib="dom" />
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { createBoard, type LiveBoard } from '../board/create-board.js';
import { startDashboard } from '../server/start-dashboard.js';
import { madeRollout, type MadeRolloutOptions } from './made-rollout.js';
import { browserTest, withBrowser } from './with-browser.js';

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

/** Two services and one that cannot be looked at, with these rollouts. */
export function boardOf(...rollouts: readonly MadeRolloutOptions[]): LiveBoard {
  const board = createBoard();
  board.setServices([
    ...services,
    { service: 'mail', environment: 'prod', header: '', problem: 'AccessDenied' },
  ]);
  board.setActions(services.flatMap(({ service }) => offers(service)));
  for (const options of rollouts) madeRollout(options).forEach(board.openStream());
  return board;
}

/** A page: its board, where it is, and what stands on it once it is drawn. */
export type PageOfBoard = readonly [name: string, board: LiveBoard, address: string, drawn: string];

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

/** The pictures take their new width one frame after the window has it; the width that stays is the page's. */
async function widthOnceItFits(page: Page, width: number): Promise<number> {
  const fits = (most: number) => document.documentElement.scrollWidth <= most;
  await page.waitForFunction(fits, width, { timeout: 5000 }).catch(() => undefined); // it is told by the width then
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** A test of one page by axe, in light and dark, narrow and wide. */
export function testForEverybody([name, board, address, drawn]: PageOfBoard): void {
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
          expect(await widthOnceItFits(page, width)).toBeLessThanOrEqual(width);
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
}
