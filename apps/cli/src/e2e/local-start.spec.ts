import { createSandbox, type Sandbox } from '../testing/clicamos.js';

describe('the start of the local environment', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox();
  });

  afterEach(() => sandbox.remove());

  it('tells a person in a terminal that it takes a while, how long it took, and what ends it', async () => {
    const up = await sandbox.runIn(80, 'local', 'up');
    const again = await sandbox.runIn(80, 'local', 'up');

    const [starting, upAfter, ...more] = up.stderr.trimEnd().split('\n');
    expect(up.code).toBe(0);
    expect(starting).toBe('starting the AWS on this machine; it stays up until: clicamos local down');
    expect(upAfter).toMatch(/^it is up after \d[\d.]* m?s$/);
    expect(more).toEqual([]);
    expect(up.stdout).toMatch(/^local · emulator at http:/);
    // Nothing starts, so nothing takes a while.
    expect(again).toMatchObject({ code: 0, stderr: '' });
  });

  it('tells a log and a script what came of it alone', async () => {
    expect(await sandbox.run('local', 'up')).toMatchObject({ code: 0, stderr: '' });
  });

  it('is told before the first line of what needs it', async () => {
    const { stdout, stderr, code } = await sandbox.runIn(80, 'local', 'bake');

    expect(code).toBe(0);
    expect(stderr).toMatch(/^starting the AWS .*\nit is up after /);
    expect(stdout).toMatch(/^ami-[0-9a-f]+\n$/);
  });
});
