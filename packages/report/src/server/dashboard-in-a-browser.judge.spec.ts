import type { Page } from 'playwright-core';
import { createBoard, type LiveBoard } from '../board/create-board.js';
import { addRecord } from '../model/add-record.js';
import { createStory } from '../model/create-story.js';
import type { StreamRecord } from '../stream/record.js';
import { abortOffer } from '../testing/abort-offer.js';
import { madeRollout } from '../testing/made-rollout.js';
import { readFixture } from '../testing/read-fixture.js';
import { browserTest, withBrowser } from '../testing/with-browser.js';
import { startDashboard, type ActionPort } from './start-dashboard.js';

function boardWith(records: readonly StreamRecord[]): {
  board: LiveBoard;
  tell: (record: StreamRecord) => void;
} {
  const board = createBoard();
  const tell = board.openStream();
  for (const record of records) tell(record);
  return { board, tell };
}

const shownLost = (page: Page) =>
  page
    .locator('[data-number=lost]')
    .innerText()
    .then((text) => text.replace(/\s+/g, ' '));

const lostWords = (records: readonly StreamRecord[]): string => {
  const { sent, lost } = records.reduce(addRecord, createStory()).traffic;
  return `${lost} lost of ${String(sent).replace(/\B(?=(\d{3})+$)/g, ' ')} requests`;
};

browserTest('a page follows a whole roll, and a reload in the middle loses nothing', async () => {
  const records = readFixture('good');
  const middle = Math.floor(records.length / 2);
  const { board, tell } = boardWith(records.slice(0, middle));
  await using dashboard = await startDashboard({ board });
  await withBrowser(async (browser) => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (asked) => {
      if (new URL(asked.url()).origin !== new URL(dashboard.url).origin && !asked.url().startsWith('data:'))
        problems.push(asked.url());
    });
    await page.goto(dashboard.url);
    await page.waitForSelector('[data-outcome=rolling-out]');
    expect(await shownLost(page)).toContain(lostWords(records.slice(0, middle)));

    await page.reload();
    await page.waitForSelector('[data-outcome=rolling-out]');
    expect(await shownLost(page)).toContain(lostWords(records.slice(0, middle)));

    for (const record of records.slice(middle)) tell(record);
    await page.waitForSelector('[data-outcome=deployed]');
    expect(await shownLost(page)).toContain(lostWords(records));
    expect(await page.locator('.lane').count()).toBe(records.reduce(addRecord, createStory()).lanes.length);
    expect(problems).toEqual([]);
  });
});

browserTest('abort is asked for with a button and a confirmation', async () => {
  const { board, tell } = boardWith(madeRollout({ untilSecond: 52 }));
  board.setActions([abortOffer]);
  const back = { rolloutId: 'r-7k2p', service: 'web', at: Date.now() };
  const actions: ActionPort = {
    run: async () =>
      tell({
        kind: 'rolling-back',
        ...back,
        reason: 'ana@build-7 has asked for it',
        deadlineAt: back.at + 60_000,
      }),
  };
  await using dashboard = await startDashboard({ board, actions });
  await withBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.goto(dashboard.url);
    await page.click('[data-action=abort]');
    expect(await page.locator('dialog[open]').innerText()).toContain('Go back to what served before?');
    expect(new URL(page.url()).hash).toBe('');

    await page.click('[data-confirm=abort]');
    await page.waitForSelector('[data-outcome=going-back]');
    expect(await page.locator('.why').innerText()).toContain('ana@build-7 has asked for it');
  });
});

browserTest('several services are on one page, each opens, and each goes on by itself', async () => {
  const board = createBoard();
  const live = (service: string) => ({
    ...{ service, environment: 'prod', header: '' },
    live: { name: `${service}-v041`, serving: 3, desired: 3 },
  });
  board.setServices([live('web'), live('worker')]);
  const worker = madeRollout({ service: 'worker', rolloutId: 'r-2abc' });
  const tellWorker = board.openStream();
  madeRollout({ untilSecond: 52 }).forEach(board.openStream());
  worker.slice(0, 40).forEach(tellWorker);
  await using dashboard = await startDashboard({ board });
  await withBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.goto(dashboard.url);
    const row = (service: string) => page.locator(`[data-service=${service}]`);
    await row('worker').waitFor();
    expect(await row('web').innerText()).toContain('web-v041 serves with 3 of 3');
    expect(await row('worker').innerText()).toContain('rolling out: capacity');

    for (const record of worker.slice(40)) tellWorker(record);
    await row('worker').getByText('deployed').waitFor();
    expect(await row('web').innerText()).toContain('rolling out: capacity');

    await row('worker').click();
    await page.waitForSelector('[data-outcome=deployed]');
    expect(await page.title()).toBe('worker deployed · clicamos');
    expect(await page.locator('a.rollout-row').count()).toBe(1);
    await page.click('.crumb a');
    await row('web').click();
    await page.waitForSelector('[data-outcome=rolling-out]');
    expect(await page.locator('.headline').innerText()).toContain('web');
  });
});
