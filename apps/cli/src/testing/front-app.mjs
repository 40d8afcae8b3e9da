// An app as a team has it: who asks must say who it is, some paths lead elsewhere, some answers are slow or bad.
import { createServer } from 'node:http';

const { env } = process;
const wanted = env.WANTED_AUTH ?? `Basic ${Buffer.from('ops:s3cret-pass').toString('base64')}`;
let asked = 0;

createServer((request, response) => {
  if (request.url === '/health') return void response.writeHead(Number(env.HEALTH_STATUS ?? 200)).end();
  asked += 1;
  if (asked % 50 === 1) process.stdout.write(`asked with ${JSON.stringify(request.headers)}\n`);
  if (request.url === '/moved')
    return void response.writeHead(301, { location: '/elsewhere?token=t0k3n-1' }).end();
  if (request.url?.startsWith('/private') && request.headers.authorization !== wanted)
    return void response.writeHead(401).end(`not you: ${JSON.stringify(request.headers)}`);
  setTimeout(() => response.end(`you sent ${JSON.stringify(request.headers)}`), Number(env.SLOW_MS ?? 0));
}).listen(Number(env.PORT), env.HOST);
