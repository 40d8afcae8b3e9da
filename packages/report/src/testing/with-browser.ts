import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const chromium = '/usr/bin/chromium';

/** A test in a real browser; where there is none, it says so instead of passing in silence. */
export function browserTest(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    if (existsSync(chromium)) await run();
    else process.stderr.write(`\nNOT TESTED, no ${chromium} (apt-get install chromium): ${name}\n`);
  });
}

/** Debian's Chromium for as long as a test needs it. */
export async function withBrowser(run: (browser: Browser) => Promise<void>): Promise<void> {
  const { chromium: driver } = await import('playwright-core');
  const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}
