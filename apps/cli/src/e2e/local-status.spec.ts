import { createSandbox, type Sandbox } from '../testing/clicamos.js';

describe('local status', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox();
  });

  afterEach(() => sandbox.remove());

  it('answers 3 while it does not run and 0 while it does, for a person and for a script', async () => {
    const before = await sandbox.run('local', 'status');
    const beforeJson = await sandbox.run('local', 'status', '--json');
    await sandbox.run('local', 'up');
    const up = await sandbox.run('local', 'status');
    const upJson = await sandbox.run('local', 'status', '--json');
    await sandbox.run('local', 'down');
    const after = await sandbox.run('local', 'status');

    const down = { code: 3, stdout: 'down. Start it with: clicamos local up\n', stderr: '' };
    expect([before, after]).toEqual([down, down]);
    expect(up).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^up at http:.*, process \d+, since /),
      stderr: '',
    });
    expect([beforeJson.code, JSON.parse(beforeJson.stdout)]).toEqual([3, { kind: 'local', state: 'none' }]);
    expect([upJson.code, JSON.parse(upJson.stdout)]).toEqual([
      0,
      expect.objectContaining({ kind: 'local', state: 'running' }),
    ]);
  });
});
