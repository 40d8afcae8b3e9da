import { EventEmitter, once } from 'node:events';
import { httpCheck } from '../http-check.js';
import { isNginxInstalled, startNginx, type Nginx } from '../testing/nginx.js';
import type { ProbeResponse } from './outcome.js';
import type { ProbeOptions } from './probe-options.js';
import type { ProbeReport } from './probe-report.js';
import { startProbe } from './start-probe.js';

// What a front end of other people's is like: nobody who wrote the probe wrote this one.
const name = 'web.team.example';
const requestsOfConnection = 4;
const server = `
    server_name ${name};
    keepalive_requests ${requestsOfConnection};
    root www;
    add_header x-app-version 7 always;
    add_header x-connection $connection always;
    if ($host != ${name}) { return 421; }
    location = /old { return 301 https://${name}/; }
    location = /down { return 503; }
    location /private { auth_basic ops; auth_basic_user_file users; try_files /index.html =404; }
`;
const password = 's3cret-of-ops';

const isInstalled = isNginxInstalled();

type Headers = ProbeResponse['headers'];

type Asked = Partial<ProbeOptions> & {
  readonly path?: string;
  readonly onAnswer?: (headers: Headers) => void;
};

const withNginx = () => {
  let nginx: Nginx;

  beforeAll(async () => {
    const files = { users: `ops:{PLAIN}${password}\n`, 'www/index.html': 'served\n' };
    nginx = await startNginx({ name, server, files });
  });

  afterAll(() => nginx[Symbol.asyncDispose]());

  const target = ({ path = '/', ...options }: Asked = {}) => ({
    url: `https://${name}${path}`,
    resolve: `127.0.0.1:${nginx.port}`,
    ...(options.insecure !== true && { caFile: nginx.caFile }),
    ...options,
  });

  /** The report after so many answers, good or bad. */
  async function probed({ onAnswer, ...options }: Asked = {}, count = 10): Promise<ProbeReport> {
    let answers = 0;
    const told = new EventEmitter();
    const reached = once(told, 'enough');
    const seen = () => {
      answers += 1;
      if (answers === count) told.emit('enough');
    };
    await using probe = startProbe({
      // A machine that is busy answers late: that is not what is asked here.
      ratePerSecond: 25,
      timeoutMs: 60_000,
      ...target(options),
      identify: ({ headers }) => {
        seen();
        onAnswer?.(headers);
        return String(headers['x-app-version']);
      },
      onLost: seen,
    });
    await reached;
    return probe.stop();
  }

  it('is asked by its own name, and trusted by its own CA alone', async () => {
    const never = new AbortController().signal;
    const { url, resolve } = target();

    expect(await httpCheck({ ...target(), expectBody: '^served' })(never)).toBeUndefined();
    expect(await httpCheck({ url, resolve })(never)).toMatch(/gave no answer: certificate \(/);
    expect(await probed({ expectBody: '^served' })).toMatchObject({
      lost: 0,
      versions: { 7: { answered: expect.any(Number) } },
    });
    expect(await probed({ insecure: true })).toMatchObject({ lost: 0 });
  });

  it('does not answer under another name', async () => {
    const { lost, lostBy } = await probed({ headers: { host: 'other.example' }, insecure: true });

    expect(lostBy).toEqual({ 'status 421': lost });
  });

  it('loses nothing when it closes each connection after a few requests', async () => {
    const connections = new Map<string, number>();
    const onAnswer = (headers: Headers) => {
      const connection = String(headers['x-connection']);
      connections.set(connection, (connections.get(connection) ?? 0) + 1);
    };

    const { lost } = await probed({ keptConnections: 2, newConnectionShare: 0, onAnswer }, 40);

    const requests = [...connections.values()];
    expect(lost).toBe(0);
    expect(requests.length).toBeGreaterThanOrEqual(10);
    // It kept them until then.
    expect(Math.max(...requests)).toBe(requestsOfConnection);
  });

  it('redirects, which is no answer unless it is expected', async () => {
    const { lost, lostBy, redirects, lostSamples } = await probed({ path: '/old' });

    expect(lostBy).toEqual({ 'status 301': lost });
    expect(redirects).toBe(lost);
    expect(lostSamples[0]?.detail).toContain(`301 to https://${name}/`);
    expect(await probed({ path: '/old', expectStatus: 301 })).toMatchObject({ lost: 0 });
  });

  it('wants a password, which the report never shows', async () => {
    const url = `https://ops:${password}@${name}/private`;
    const env = { OPS: `ops:${password}` };

    const reports = [
      await probed({ path: '/private' }),
      await probed({ url, expectBody: '^served' }),
      await probed({ path: '/private', basicAuthFrom: 'OPS', env, expectBody: '^served' }),
      await probed({ url: url.replace(password, 'wr0ng-password') }),
    ];

    const [without, inUrl, fromVariable, wrong] = reports.map(({ lostBy }) => lostBy);
    expect([Object.keys(without ?? {}), inUrl, fromVariable]).toEqual([['status 401'], {}, {}]);
    expect(Object.keys(wrong ?? {})).toEqual(['status 401']);
    expect(JSON.stringify(reports)).not.toMatch(new RegExp(`${password}|wr0ng|${btoa(`ops:${password}`)}`));
  });

  it('that is down answers 503, and all of it is lost', async () => {
    const { lost, sent, lostBy } = await probed({ path: '/down' });

    expect([lost, lostBy]).toEqual([sent, { 'status 503': sent }]);
  });
};

const withoutNginx = () => {
  it('IS NOT ASKED: nginx is not on this machine, so nothing here was checked against it', async () => {
    const text = '\n*** nginx is not installed: the probe was NOT checked against a real front end ***\n';
    if (!process.stderr.write(text)) await once(process.stderr, 'drain');
    expect(isInstalled).toBe(false);
  });
};

describe('a real nginx', isInstalled ? withNginx : withoutNginx);
