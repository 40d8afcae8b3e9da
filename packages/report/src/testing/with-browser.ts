import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const chromium = '/usr/bin/chromium';
/** A browser on a busy machine takes long to start. */
const patienceMs = 240_000;

/** A test in a real browser; where there is none, it says so instead of passing in silence. */
export function browserTest(name: string, run: () => Promise<void>): void {
  const tested = async () => {
    if (existsSync(chromium)) await run();
    else process.stderr.write(`\nNOT TESTED, no ${chromium} (apt-get install chromium): ${name}\n`);
  };
  test(name, tested, patienceMs);
}

/** Debian's Chromium for as long as a test needs it. */
export async function withBrowser(run: (browser: Browser) => Promise<void>): Promise<void> {
  const { chromium: driver } = await import('playwright-core');
  const browser = await driver.launch({
    executablePath: chromium,
    args: ['--no-sandbox'],
    timeout: patienceMs,
  });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}
