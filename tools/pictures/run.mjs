// The README's picture of the dashboard, light and dark, of a real roll on an emulator of its own.
// Run: npx nx run tools:pictures (wants Debian's chromium)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const command = fileURLToPath(new URL('../../apps/cli/bin/clicamos.js', import.meta.url));
const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const configuration = `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 4
    group: { min: 3, desired: 3, max: 6 }
    rollout: { bakeSeconds: 60 }
    probe: { ratePerSecond: 50 }
`;

const folder = await mkdtemp(join(tmpdir(), 'clicamos-pictures-'));
try {
  await writeFile(join(folder, 'clicamos.yaml'), configuration);
  await mkdir(pictures, { recursive: true });
  await start('deploy').ended;
  const roll = start('deploy', '--dashboard');
  await takePictures(await roll.link);
  await roll.ended;
} finally {
  await start('local', 'down').ended;
  await rm(folder, { recursive: true, force: true });
}

function start(...args) {
  const env = { ...process.env, CLICAMOS_OWNER_PID: String(process.pid) };
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, env });
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`clicamos ${args.join(' ')} has ended with ${code}`);
  });
  return { ended, link: linkIn(child.stdout) };
}

async function linkIn(output) {
  for await (const line of createInterface(output)) {
    const [, url] = /^dashboard {2}(\S+)/.exec(line) ?? [];
    if (url !== undefined) {
      output.resume();
      return url;
    }
  }
  return undefined;
}

/** In the drain: both groups have served, and the requests have moved from one to the other. */
async function takePictures(url) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 880 }, deviceScaleFactor: 1 });
    await page.goto(url);
    await page.waitForSelector('.step.running.drain', { timeout: 120_000 });
    await page.waitForFunction(() => document.querySelector('.lane .leaving, .lane .drained'));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      await page.screenshot({ path: join(pictures, `dashboard-${colorScheme}.png`) });
    }
  } finally {
    await browser.close();
  }
}
