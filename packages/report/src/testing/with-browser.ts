import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const chromium = '/usr/bin/chromium';
/** A browser on a busy machine takes long to start. */
const patienceMs = 240_000;

/** That of the spec that runs, from its first test on. */
let opened: Browser | undefined;

/** A test in a real browser; where there is none, it says so instead of passing in silence. */
export function browserTest(name: string, run: () => Promise<void>): void {
  const tested = async () => {
    if (existsSync(chromium)) await run();
    else process.stderr.write(`\nNOT TESTED, no ${chromium} (apt-get install chromium): ${name}\n`);
  };
  test(name, tested, patienceMs);
  afterAll(() => opened?.close(), patienceMs);
}

/** Debian's Chromium, one for all tests of a spec: what a test opens in it, and what that stored, goes with the test. */
export async function withBrowser(run: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = opened?.isConnected() ? opened : (opened = await launch());
  try {
    await run(browser);
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
}

async function launch(): Promise<Browser> {
  const { chromium: driver } = await import('playwright-core');
  return driver.launch({ executablePath: chromium, args: ['--no-sandbox'], timeout: patienceMs });
}
