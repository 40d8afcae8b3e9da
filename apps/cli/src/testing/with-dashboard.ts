import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { main, type Sandbox } from './clicamos.js';

const chromium = '/usr/bin/chromium';
/** Rollouts beside a browser on a busy machine. */
const patienceMs = 480_000;

/** A test in a real browser; where there is none, it says so instead of passing in silence. */
export function browserTest(name: string, run: () => Promise<void>): void {
  const tested = async () => {
    if (existsSync(chromium)) await run();
    else process.stderr.write(`\nNOT TESTED, no ${chromium} (apt-get install chromium): ${name}\n`);
  };
  test(name, tested, patienceMs);
}

/** The link of `clicamos dashboard` in a sandbox, for as long as a test needs it; its exit code after Ctrl-C. */
export async function withDashboard(
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

/** The page of `clicamos dashboard --allow-actions` in a browser; the command's exit code after Ctrl-C. */
export async function withPage(sandbox: Sandbox, run: (page: Page) => Promise<void>): Promise<number> {
  const { chromium: driver } = await import('playwright-core');
  const look = async (url: string) => {
    const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(patienceMs);
      await page.goto(url);
      await run(page);
    } finally {
      await browser.close();
    }
  };
  return withDashboard(sandbox, look, ['--allow-actions']);
}

/** Presses a button, and answers the question behind it. */
export async function press(page: Page, action: string): Promise<void> {
  await page.click(`[data-action=${action}]`);
  await page.click(`[data-confirm=${action}]`);
  await page.waitForSelector('.answer');
}
