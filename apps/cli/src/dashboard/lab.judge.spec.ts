import { createSandbox } from '../testing/clicamos.js';
import { browserTest, press, withPage } from '../testing/with-dashboard.js';

/** Asks a URL until it does not answer well. */
async function untilLost(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const isAnswered = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]),
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!isAnswered) return !signal.aborted;
  }
  return false;
}

browserTest('a slow image and a good one serve at a press, and Roll back goes back', async () => {
  await using sandbox = await createSandbox();
  await sandbox.run('deploy', '--json');

  const code = await withPage(sandbox, async (page) => {
    const deployed = (name: string) =>
      page.locator('.why', { hasText: `deployed: ${name} serves with` }).waitFor();
    await press(page, 'lab-slow');
    await deployed('web-v002');
    await press(page, 'lab-good');
    await deployed('web-v003');
    await press(page, 'rollback');
    await deployed('web-v004');
  });

  expect(code).toBe(0);
  const { stdout } = await sandbox.run('history', '--json');
  expect(stdout).toContain('web-v004');
});

browserTest('a zone that is taken away is felt', async () => {
  await using sandbox = await createSandbox();
  const { stdout } = await sandbox.run('deploy', '--json');
  const [, url = ''] = /"url":"([^"]+)"/.exec(stdout) ?? [];
  const stop = new AbortController();

  const code = await withPage(sandbox, async (page) => {
    await page.waitForSelector('[data-action=lab-zone]');
    const lost = untilLost(url, stop.signal);
    await press(page, 'lab-zone');
    expect(await lost).toBe(true);
  }).finally(() => stop.abort());

  expect(code).toBe(0);
});
