/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { boardOf } from '../testing/for-everybody.js';
import { browserTest, withBrowser } from '../testing/with-browser.js';
import { startDashboard } from './start-dashboard.js';

const roll = { untilSecond: 52 };

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
