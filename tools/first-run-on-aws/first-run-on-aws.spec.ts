import { readFile } from 'node:fs/promises';
import { checks } from './checks/all-checks.mjs';
import { readSettings } from './read-settings.mjs';
import { account, leftOf, nothing, useEmulatedAccount, verdictsOf } from './testing/emulated-account.js';

describe('the first run on AWS', () => {
  const openEmulator = useEmulatedAccount();

  it('names the switch where AWS does what is in doubt the other way', async () => {
    await using opened = await openEmulator({ templateVersionLagMs: 60_000, tagVisibilityLagMs: 60_000 });

    const { code, lines } = await opened.run({ only: 'version-at-once,tag-after-write' });

    expect(lines.join('\n')).toContain('played that way too, by the switch templateVersionLagMs');
    expect(lines.join('\n')).toContain('played that way too, by the switch tagVisibilityLagMs');
    expect(code).toBe(0);
  }, 180_000);

  it('removes what it made when it is interrupted', async () => {
    await using opened = await openEmulator();
    const onLine = (line: string) => {
      if (/instance-version/.test(line)) opened.interrupt();
    };

    const { code, lines } = await opened.run({}, onLine);

    expect(lines).toContain('removed all that was made');
    expect(verdictsOf(lines)).not.toHaveProperty('classic-words');
    expect({ code, left: await leftOf(opened.clients) }).toEqual({ code: 130, left: nothing });
  }, 180_000);

  it('says what it could not remove, and removes it later by the name of the run', async () => {
    await using opened = await openEmulator();
    const keep = opened.emulator.faults.add({
      fault: 'access-denied',
      operations: ['ec2:DeleteLaunchTemplate'],
    });

    const first = await opened.run({ only: 'version-numbers' });
    keep();
    const [, run = ''] = /^run (\w+)/.exec(first.lines[0] ?? '') ?? [];
    const second = await opened.run({ remove: run });

    expect(first.code).toBe(4);
    expect(first.lines).toContainEqual(expect.stringMatching(/^LEFT {2}launch template clicamos-first-run-/));
    expect(first.lines).toContainEqual(expect.stringContaining(`--remove=${run}`));
    expect({ code: second.code, left: await leftOf(opened.clients) }).toEqual({ code: 0, left: nothing });
  }, 180_000);

  it('makes nothing in an account that nobody named', async () => {
    await using opened = await openEmulator();

    const { code, lines } = await opened.run({ account: '999999999999' });

    expect(lines).toEqual([
      'The credentials are of account `123456789012`, --account says `999999999999`: nothing was made in us-east-1.',
    ]);
    expect(code).toBe(2);
  });

  it.each([
    [['--region=us-east-1'], 'Expected --account'],
    [[`--account=${account}`], 'Expected --region'],
    [[`--account=${account}`, '--region=us-east-1', '--speed=20'], '--speed needs --endpoint'],
    [[`--account=${account}`, '--region=us-east-1', '--only=nothing'], 'There is no check `nothing`'],
    [[`--account=${account}`, '--region=us-east-1', '--remove=*'], 'Expected --remove'],
    [['--acount=1'], 'each with a value, got `--acount`'],
    [['--account'], 'Expected a value after `--account`'],
  ])('refuses %j', (args, reason) => {
    expect(readSettings(args).reason).toContain(reason);
  });

  it('checks what the document says that it checks', async () => {
    const document = new URL('../../docs/what-we-assume-of-aws.md', import.meta.url);
    const text = await readFile(document, 'utf8');

    const listed = [...text.matchAll(/^\| `([a-z][a-z-]+)` /gm)].map(([, id]) => id);

    expect(listed.sort()).toEqual(checks.map(({ id }: { id: string }) => id).sort());
  });
});
