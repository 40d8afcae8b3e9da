import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { createSandbox, main, type Sandbox } from '../testing/clicamos.js';

/** Reads what a stream of events tells until a text is in it. */
async function readUntil(url: string, wanted: string): Promise<string> {
  const stop = new AbortController();
  const { body } = await fetch(url, { signal: stop.signal });
  const decoder = new TextDecoder();
  let told = '';
  for await (const chunk of body ?? []) {
    told += decoder.decode(chunk, { stream: true });
    if (told.includes(wanted)) break;
  }
  stop.abort();
  return told;
}

async function withDashboard(
  sandbox: Sandbox,
  run: (url: string) => Promise<void>,
  options: readonly string[] = [],
): Promise<number> {
  const child = spawn(process.execPath, [main, 'dashboard', '--json', ...options], {
    cwd: sandbox.directory,
    env: sandbox.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const { url } = JSON.parse(String(line)) as { url: string }; // what our command prints
    await run(url);
  } finally {
    child.kill('SIGINT');
  }
  const [code] = await closed;
  return code;
}

test('refuses a port that is taken', async () => {
  await using sandbox = await createSandbox();
  await using taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';

  const { code, stderr } = await sandbox.run('dashboard', '--port', port);

  expect(code).toBe(2);
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 cannot be had (EADDRINUSE): name another with --port`);
});

test('shows a rollout of this folder with all that it told, and what serves now', async () => {
  await using sandbox = await createSandbox();
  const { stdout } = await sandbox.run('deploy', '--json');
  const [, rolloutId = ''] = /"rolloutId":"([^"]+)"/.exec(stdout) ?? [];

  const code = await withDashboard(sandbox, async (url) => {
    const board = await readUntil(new URL('/events', url).href, '"live":{"name":"web-v001"');
    expect(board).toContain(`"id":"${rolloutId}"`);

    const records = await readUntil(new URL(`/events?rollout=${rolloutId}`, url).href, '"kind":"summary"');
    expect(records).toContain('"kind":"probe"');
  });

  expect(code).toBe(0);
});

/** A button, and the question behind it. */
async function press(page: Page, action: string): Promise<void> {
  await page.click(`[data-action=${action}]`);
  await page.click(`[data-confirm=${action}]`);
  await page.waitForSelector('.answer');
}

const chromium = '/usr/bin/chromium';

test('a lab rolls a bad image, kills an instance and throttles, with buttons', async () => {
  if (!existsSync(chromium)) {
    process.stderr.write(`\nNOT TESTED, no ${chromium} (apt-get install chromium): the lab\n`);
    return;
  }
  const { chromium: driver } = await import('playwright-core');
  await using sandbox = await createSandbox();
  await sandbox.run('deploy', '--json');

  const code = await withDashboard(
    sandbox,
    async (url) => {
      const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
      try {
        const page = await browser.newPage();
        await page.goto(url);
        await page.waitForSelector('[data-action=lab-bad]', { timeout: 60_000 });
        await press(page, 'lab-bad');
        await page.waitForSelector('[data-outcome=rolling-out]', { timeout: 60_000 });
        await press(page, 'lab-kill');
        await press(page, 'lab-throttle');
        await page.waitForSelector('[data-outcome=rolled-back]', { timeout: 120_000 });
        expect(await page.locator('main').innerText()).toContain('web-v002');
      } finally {
        await browser.close();
      }
    },
    ['--allow-actions'],
  );

  expect(code).toBe(0);
}, 240_000);
