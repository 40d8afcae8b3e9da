// Pictures of the dashboard in a real browser: those of the documents, or with a folder, all scenes in all sizes.
// Run: npx nx run tools:pictures (wants Debian's chromium), npx nx run tools:pictures -- FOLDER
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBoard, startDashboard } from '@clicamos/report';
import { chromium } from 'playwright-core';
import { pageHash } from './page-hash.mjs';
import { now, scenes } from './scenes.mjs';

const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const [folder] = process.argv.slice(2);
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Of the documents: which scene in which file. */
const inDocuments = { roll: 'dashboard', 'bad-image': 'bad-image', fleet: 'fleet' };

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  if (folder === undefined) await takeForDocuments();
  else await takeAll(folder);
} finally {
  await browser.close();
}

async function takeForDocuments() {
  await mkdir(pictures, { recursive: true });
  for (const [scene, name] of Object.entries(inDocuments))
    await take(scene, wide, join(pictures, name), false);
  await writeFile(join(pictures, 'made-of.json'), `${JSON.stringify({ page: await pageHash() }, null, 2)}\n`);
}

async function takeAll(into) {
  await mkdir(into, { recursive: true });
  for (const scene of Object.keys(scenes))
    for (const size of [wide, narrow]) await take(scene, size, join(into, `${scene}-${size.width}`), true);
}

/** A scene in light and dark, its clock standing still. */
async function take(scene, viewport, path, fullPage) {
  const board = createBoard();
  scenes[scene](board);
  const dashboard = await startDashboard({ board });
  const page = await browser.newPage({ viewport, deviceScaleFactor: 1 });
  try {
    await page.clock.setFixedTime(now);
    await page.goto(dashboard.url);
    await page.waitForSelector('.lane, .zone-row, .idle, .services');
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await drawn(page);
      await page.screenshot({ path: `${path}-${colorScheme}.png`, fullPage });
    }
  } finally {
    await page.close();
    await dashboard.close();
  }
}

/** A chart draws itself in the frame after the one in which it learns of a change. */
function drawn(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
