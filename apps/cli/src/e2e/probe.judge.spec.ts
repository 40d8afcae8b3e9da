import { once } from 'node:events';
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { request as forward } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSandbox, type Ended, type Sandbox } from '../testing/clicamos.js';
import { createTeamCa, type TeamCa } from '../testing/team-ca.js';

// The probe at front ends as teams have them: the built command on an emulator in the background.

const name = 'www.team.example';
const auth = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

const configWith = (probe: object, more = '') => `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 10
    app: { directory: app, start: [node, main.mjs], healthPath: /health }
    group: { healthCheckGraceSeconds: 60, min: 1, desired: 1 }
    rollout: { bakeSeconds: 100, drainFloorSeconds: 1 }
    probe: ${JSON.stringify(probe)}
${more}`;

describe('the probe of clicamos', () => {
  let sandbox: Sandbox;
  let ca: TeamCa;
  /** What the load balancer is asked by. */
  let own: URL;

  const deploy = (...args: readonly string[]): Promise<Ended> => sandbox.run('deploy', ...args);
  const bake = async (...set: readonly string[]) =>
    (await sandbox.run('local', 'bake', ...set.flatMap((pair) => ['--set', pair]))).stdout.trim();
  const at = (path: string, credentials = '') => `http://${credentials}${own.host}${path}`;
  // Other judges are at work beside this one: an answer may come late.
  const configure = (probe: object) =>
    sandbox.write('clicamos.yaml', configWith({ timeout: '20s', ...probe }));

  beforeAll(async () => {
    ca = await createTeamCa(name);
    sandbox = await createSandbox({ PROBE_AUTH: 'ops:v4riable' });
    await sandbox.write('clicamos.yaml', configWith({}));
    await mkdir(join(sandbox.directory, 'app'));
    await copyFile(
      join(import.meta.dirname, '..', 'testing', 'front-app.mjs'),
      join(sandbox.directory, 'app', 'main.mjs'),
    );
    const { stdout } = await deploy('--json');
    const [summary = ''] = stdout.trim().split('\n').slice(-1);
    own = new URL((JSON.parse(summary) as { url: string }).url);
  }, 300_000);

  /** What a test put in front of the load balancer. */
  const fronts: Server[] = [];

  afterEach(() => {
    for (const front of fronts.splice(0)) {
      front.close();
      front.closeAllConnections();
    }
  });

  afterAll(async () => {
    await sandbox.remove();
    await ca[Symbol.asyncDispose]();
  });

  it('refuses a probe that loses before the first step, and changes nothing, and rolls without one', async () => {
    const groups = async () => (await sandbox.run('status')).stdout.match(/^ *web-v\d+/gm);
    const before = await groups();
    await configure({ url: at('/private') });

    const refused = await deploy();
    const after = await groups();
    const rolled = await deploy('--no-probe');

    expect(refused.stderr).toMatch(
      /^A bad probe: the probe of http:\S+\/private lost (\d+) requests \(\1 status 401\)/,
    );
    expect(refused.stderr).toMatch(/nothing was changed.\n {2}Say who asks \(probe\.basicAuthFrom/);
    expect({ code: refused.code, isBegun: /step 1/.test(refused.stdout), groups: after }).toEqual({
      code: 2,
      isBegun: false,
      groups: before,
    });
    expect(rolled).toMatchObject({ code: 0, stdout: expect.not.stringMatching(/^ +probe/m) });
  }, 300_000);

  it('asks several URLs at once, and tells of each', async () => {
    await configure({ url: [at('/'), at('/health')], maxLost: 3 });

    const fromFile = await deploy();
    const fromLine = await deploy('--json', '--probe-url', at('/moved'), '--probe-url', at('/'));

    expect(fromFile).toMatchObject({ code: 0, stderr: '' });
    expect(fromFile.stdout).toMatch(
      / lost 0 of [\d ]+ through http:\S+\/, p99 .*\n +lost 0 of [\d ]+ through \S+\/health, p99/,
    );
    expect(fromFile.stdout).toMatch(/url +http:\S+:\d+\/\n +url +http:\S+\/health\n/);
    const refused =
      /^A bad probe: the probe of \S+\/moved lost (\d+) requests \(\1 status 301\), at most 3 may be lost, but before/;
    expect(fromLine).toMatchObject({ code: 2, stderr: expect.stringMatching(refused) });
  }, 300_000);

  it('takes a redirect for no answer', async () => {
    await configure({ url: at('/moved') });

    const refused = await deploy();

    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/Redirects are no answers/) });
    expect(refused.stderr).toMatch(/answered 301 to \/elsewhere\?token=\*\*\*, want 2xx/);
  }, 300_000);

  it('rolls behind a TLS listener with the name and the CA of a team', async () => {
    const seen = new Set<string | undefined>();
    const front = createServer({ key: ca.key, cert: ca.cert }, (request, response) => {
      seen.add(request.headers.host);
      const { method, headers, url: path } = request;
      const onward = forward({ host: own.hostname, port: own.port, path, method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    });
    fronts.push(front);
    await once(front.listen(0, '127.0.0.1'), 'listening');
    const { port } = front.address() as AddressInfo; // a TCP server's address is never a string
    const probe = { url: `https://${name}/`, resolve: `127.0.0.1:${port}` };
    await configure(probe);
    const refused = await deploy();
    await sandbox.write('team-ca.pem', await readFile(ca.caFile, 'utf8'));
    await configure({ ...probe, caFile: 'team-ca.pem' });

    const rolled = await deploy();

    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/\d+ certificate\).*[^]*probe\.caFile/),
    });
    expect(rolled).toMatchObject({ code: 0, stderr: '' });
    expect(rolled.stdout).toMatch(/probe +[\d ]+ requests, 0 lost/);
    expect(rolled.stdout).toMatch(/url +https:\/\/www\.team\.example\//);
    expect([...seen]).toEqual([name]);
  }, 300_000);

  it('goes back when answers are slower than they may be', async () => {
    await configure({ url: at('/'), maxP99: '300ms', minRequests: 20 });

    const { code, stdout } = await deploy('--ami', await bake('SLOW_MS=600'));

    expect(stdout).toMatch(/why +The bake check failed: .* took \d+ ms for 1 of 100 of \d+ answers \(p99\)/);
    expect(code).toBe(3);
  }, 300_000);

  it('prints no credentials of the probe, wherever they come from', async () => {
    const secrets = ['s3cret-pass', 'v4riable', 'k3y-abcdef', 'q-t0k3n', auth('ops:s3cret-pass').slice(6)];
    const headers = { 'X-Api-Key': 'k3y-abcdef' };
    const ended: Ended[] = [];
    const inUrl = { url: at('/private?token=q-t0k3n', 'ops:s3cret-pass@'), headers };

    await configure(inUrl);
    ended.push(await deploy('--json', '--events', 'told.ndjson'));
    // A bad image: evidence, with what the app has answered and written.
    ended.push(await deploy('--ami', await bake('HEALTH_STATUS=500')));
    // One that nobody may ask any more: the probe's own verdict, with the app's answer.
    ended.push(await deploy('--json', '--ami', await bake(`WANTED_AUTH=${auth('ops:another')}`)));
    await configure({ url: at('/private'), headers, basicAuthFrom: 'PROBE_AUTH' });
    ended.push(await deploy());
    await configure({ ...inUrl, basicAuthFrom: 'PROBE_AUTH' });
    ended.push(await deploy());
    await configure({ ...inUrl, url: 'htp://ops:s3cret-pass@web/?token=q-t0k3n' });
    ended.push(await deploy());
    await sandbox.write('clicamos.yaml', `${configWith(inUrl)}\n  : [`);
    ended.push(await deploy());
    await configure(inUrl);
    for (const command of ['status', 'history', 'plan --ami ami-1', 'doctor'])
      ended.push(await sandbox.run(...command.split(' ')));

    const codes = ended.slice(0, 7).map(({ code }) => code);
    const said = ended.map(({ stdout, stderr }) => `${stdout}\n${stderr}`);
    const reports = await textsUnder(join(sandbox.directory, 'clicamos-report'));
    const kept = await textsUnder(join(sandbox.directory, '.clicamos'));
    const told = await readFile(join(sandbox.directory, 'told.ndjson'), 'utf8');
    const texts = [...said, told, ...reports.values(), ...withoutConsoles(kept)];
    expect(codes).toEqual([0, 3, 3, 2, 2, 2, 2]);
    expect(said[1]).toMatch(/probe +[\d ]+ requests, 0 lost/);
    for (const name of [
      /events\.ndjson/,
      /evidence\.json/,
      /console\.log/,
      /summary\.md/,
      /junit\.xml/,
      /report\.html/,
    ])
      expect([...reports.keys()].join(' ')).toMatch(name);
    expect([...reports.values()].join('\n')).toMatch(/you sent .*\*\*\*/);
    expect(texts.flatMap((text) => secrets.filter((secret) => text.includes(secret)))).toEqual([]);
  }, 300_000);
});

/** Every file under a folder, by its path. */
async function textsUnder(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry);
    if ((await stat(path)).isFile()) texts.set(entry, await readFile(path, 'utf8'));
  }
  return texts;
}

/** What the app itself wrote on its machine, and the image that says whom it knows, are no files of ours. */
const withoutConsoles = (kept: ReadonlyMap<string, string>): string[] =>
  [...kept].filter(([path]) => !/console|instances|images|\.log$/.test(path)).map(([, text]) => text);
