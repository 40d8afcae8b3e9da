import { createSandbox, type Sandbox } from '../testing/clicamos.js';

const configWith = (release: string) => `
service: web
defaultEnvironment: local
environments:
  local: { cloud: emulator, speed: 40${release === '' ? '' : `, release: ${release}`} }
`;

const changed = `{
  instanceType: t3.small, userDataFile: boot.sh, max: 6, healthCheckGraceSeconds: 90,
  metadata: { hopLimit: 2 }, volumes: [{ device: /dev/xvda, sizeGiB: 20, type: gp3 }], volumeTags: { team: web } }`;

async function openSandbox(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  await sandbox.write('clicamos.yaml', configWith(''));
  await sandbox.run('local', 'up');
  return sandbox;
}

const bake = async ({ run }: Sandbox) => (await run('local', 'bake')).stdout.trim();

describe('a release', () => {
  /** Where nothing is deployed: what is refused changes nothing. */
  let refusing: Sandbox;
  let image: string;

  beforeAll(async () => {
    refusing = await openSandbox();
    image = await bake(refusing);
    await refusing.write('long.sh', '#'.repeat(16_385));
  });

  afterAll(() => refusing.remove());

  it('changes what it says, shows each field, and leaves the rest', async () => {
    await using sandbox = await openSandbox();
    const { run, write } = sandbox;
    await run('deploy', '--no-probe');
    const ami = await bake(sandbox);
    await write('boot.sh', '#!/bin/sh\necho booted\n');
    await write('clicamos.yaml', configWith(changed.replaceAll('\n', ' ')));

    const planned = await run('plan', '--ami', ami);
    const deployed = await run('deploy', '--ami', ami, '--no-probe');
    const again = await run('plan', '--ami', await bake(sandbox));

    expect(planned.stdout).toContain('    instanceType: t3.micro -> t3.small\n');
    expect(planned.stdout).toContain('    maxSize: 4 -> 6\n');
    expect(planned.stdout).toContain('    healthCheckGraceMs: 60000 -> 90000\n');
    expect(planned.stdout).toContain('    metadata.hopLimit: nothing -> 2\n');
    expect(planned.stdout).toContain('    volumes./dev/xvda.sizeGiB: nothing -> 20\n');
    expect(planned.stdout).toContain('    volumeTags.team: nothing -> web\n');
    expect(planned.stdout).toMatch(/ {4}userDataSha256: nothing -> [0-9a-f]{64}\n/);
    expect(planned.stdout).not.toContain('httpTokens');
    expect(deployed).toMatchObject({ code: 0 });
    expect(again.stdout).not.toContain('->');
    expect(again.stdout).toContain('(min 2, desired 2, max 6)');
  }, 120_000);

  it.each([
    ['{ instanceType: big }', 'Expected an instance type such as t3.small'],
    ['{ min: 5, max: 4 }', 'Expected `min` to be at most `max`'],
    ['{ volumes: [{ device: /dev/xvda, type: io2 }] }', 'Expected `iops` beside `type: io2`'],
    ['{ userDataFile: nowhere.sh }', 'The user data of release.userDataFile cannot be read'],
    ['{ userDataFile: long.sh }', 'has 16385 bytes; AWS takes 16384'],
  ])('is refused as %s, with a sentence', async (release, sentence) => {
    await refusing.write('clicamos.yaml', configWith(release));

    const planned = await refusing.run('plan', '--ami', image);

    expect(planned).toMatchObject({ code: 2 });
    expect(planned.stderr).toContain(sentence);
  });
});
