import { createSandbox, type Sandbox } from '../testing/clicamos.js';
import { browserTest, press, withPage } from '../testing/with-dashboard.js';

/** The instances that the service has. */
async function instancesOf(sandbox: Sandbox): Promise<readonly string[]> {
  const { stdout } = await sandbox.run('status', '--json');
  return [...new Set(stdout.match(/\bi-[0-9a-f]{17}/g))];
}

/** Asks until there is an instance that was not there before; what nobody sees is asked for. */
async function untilReplaced(sandbox: Sandbox, before: readonly string[]): Promise<void> {
  while ((await instancesOf(sandbox)).every((id) => before.includes(id)));
}

browserTest('a lab rolls a bad image, kills an instance and throttles, with buttons', async () => {
  await using sandbox = await createSandbox();
  await sandbox.run('deploy', '--json');

  const code = await withPage(sandbox, async (page) => {
    await page.waitForSelector('[data-action=lab-bad]');
    await press(page, 'lab-bad');
    await page.waitForSelector('[data-outcome=rolling-out]');
    await press(page, 'lab-kill');
    await press(page, 'lab-throttle');
    await page.waitForSelector('[data-outcome=rolled-back]');
    expect(await page.locator('main').innerText()).toContain('web-v002');
  });

  expect(code).toBe(0);
});

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

browserTest('the instance of a zone that is taken away is replaced', async () => {
  await using sandbox = await createSandbox();
  await sandbox.run('deploy', '--json');
  const before = await instancesOf(sandbox);

  const code = await withPage(sandbox, async (page) => {
    await press(page, 'lab-zone');
    await untilReplaced(sandbox, before);
  });

  expect([before.length, code]).toEqual([2, 0]);
});
