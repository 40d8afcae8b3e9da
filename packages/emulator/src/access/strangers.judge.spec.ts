import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { createEmulator } from '../create-emulator.js';
import { createBackgroundFixture } from '../testing/background/background-fixture.js';
import { accessKeyPath } from './access-key-file.js';

const TIMEOUT_MS = 120_000;
/** Of another user, who has nothing. */
const nobody = { uid: 65_534, gid: 65_534 };
const chromium = '/usr/bin/chromium';
const isRoot = process.getuid?.() === 0;

/** Tries what another user can: the key's file, a call with a key made up, a fault. */
const attempt = `
import { readFile } from 'node:fs/promises';
const [endpoint, keyPath] = process.argv.slice(1);
const key = await readFile(keyPath, 'utf8').catch(({ code }) => code);
const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260131/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=00';
const headers = { authorization, 'x-amz-date': '20260131T120000Z', 'content-type': 'application/x-www-form-urlencoded' };
const body = 'Action=RegisterImage&Version=2016-11-15&Name=mine&ImageLocation=/tmp';
const call = await fetch(endpoint, { method: 'POST', headers, body });
const fault = await fetch(endpoint + '/_clicamos/faults', { method: 'POST', body: '{"fault":"throttle"}' });
console.log(JSON.stringify({ uid: process.getuid(), key, call: [call.status, await call.text()], fault: fault.status }));
`;

async function runNode(script: string, args: readonly string[], options: SpawnOptions): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args], {
    ...{ cwd: '/', env: {}, ...options },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('The output of the program is a pipe, and there is none');
  return text(child.stdout);
}

const notTested = (what: string) => process.stderr.write(`\n!!! NOT TESTED: ${what}\n\n`);

describe('strangers on this machine', () => {
  it(
    'find no way in as another user',
    async () => {
      if (!isRoot) {
        notTested('only root can be another user, so none has tried the API');
        return;
      }
      await using background = await createBackgroundFixture();
      const { endpoint, credentials } = await background.start();
      const keyPath = accessKeyPath(background.stateDirectory);

      const tried: unknown = JSON.parse(await runNode(attempt, [endpoint, keyPath], nobody));

      expect(tried).toEqual({
        ...{ uid: nobody.uid, key: 'EACCES', fault: 403 },
        call: [401, expect.stringContaining('<Code>AuthFailure</Code>')],
      });
      const ec2 = new EC2Client({ endpoint, region: 'us-east-1', credentials });
      const { Images } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
      expect(Images).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'find no way in as a page of another port in a browser, not even where any key will do',
    async () => {
      if (!existsSync(chromium)) {
        notTested(`no ${chromium}, so no page has tried the API`);
        return;
      }
      const called: string[] = [];
      const refused: string[] = [];
      await using emulator = await createEmulator({
        instances: 'simulated',
        onCall: ({ operation }) => called.push(operation),
        log: (line) => refused.push(line),
      });
      await using pages = await servePage(pageThatCalls(emulator.endpoint));

      const title = await titleIn(pages.url);

      expect(title).toBe('tried post, img, form');
      expect(called).toEqual([]);
      expect(refused.filter((line) => line.includes('answers this machine only'))).toHaveLength(3);
    },
    TIMEOUT_MS,
  );
});

/** Calls without asking for leave, as an image, and as a form that somebody is made to send. */
const pageThatCalls = (endpoint: string) => `<!doctype html><iframe name="f"></iframe>
<form target="f" method="post" action="${endpoint}/"><input name="Action" value="DescribeVpcs"></form>
<script type="module">
const query = 'Action=DescribeVpcs&Version=2016-11-15&X-Amz-Signature=00';
await fetch('${endpoint}/', { method: 'POST', mode: 'no-cors', body: new URLSearchParams(query) });
const image = new Image();
await new Promise((done) => { image.onerror = image.onload = done; image.src = '${endpoint}/?' + query; });
await new Promise((done) => { document.querySelector('iframe').onload = done; document.querySelector('form').submit(); });
document.title = 'tried post, img, form';
</script>`;

async function servePage(html: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a listening TCP server has an address of this form
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The title that a page gives itself once it is through. */
async function titleIn(url: string): Promise<string> {
  const { chromium: driver } = await import('playwright-core');
  const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction("document.title !== ''");
    return await page.title();
  } finally {
    await browser.close();
  }
}
