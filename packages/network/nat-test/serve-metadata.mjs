// An instance metadata service, version 2 only: without a token that it gave out, it answers 401. Argument: port.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const metadata = {
  'instance-id': 'i-0123456789abcdef0',
  'placement/availability-zone': 'eu-west-1b',
  'placement/region': 'eu-west-1',
  'public-ipv4': '203.0.113.5',
};
const tokens = new Set();

createServer(({ method, url, headers }, response) => {
  const send = (status, body = '') => response.writeHead(status).end(body);
  if (url === '/latest/api/token') {
    if (method !== 'PUT' || !headers['x-aws-ec2-metadata-token-ttl-seconds']) return send(400);
    const token = randomUUID();
    tokens.add(token);
    return send(200, token);
  }
  if (!tokens.has(headers['x-aws-ec2-metadata-token'])) return send(401);
  const value = metadata[url.replace('/latest/meta-data/', '')];
  send(value === undefined ? 404 : 200, value);
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('listening\n'));
