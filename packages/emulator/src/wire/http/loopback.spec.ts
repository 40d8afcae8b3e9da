import { isLoopbackAddress, isLoopbackHost, reasonForeign } from './loopback.js';

it.each([
  '127.0.0.1:4566',
  '127.0.0.1',
  '127.255.3.4:80',
  'localhost',
  'LOCALHOST:80',
  'ec2.localhost:1',
  '[::1]:80',
])('takes the host %s for this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

it.each([
  '',
  'evil.example',
  'evil.example:4566',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'notlocalhost',
  '128.0.0.1',
  '127.0.0.256',
  '127.0.0',
  '10.0.0.1',
  '[::2]',
  '0.0.0.0',
])('takes the host "%s" for a foreign one', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});

it('listens on loopback addresses only', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1'].every(isLoopbackAddress)).toBe(true);
  expect(['0.0.0.0', '::', 'localhost.', '192.168.0.1'].some(isLoopbackAddress)).toBe(false);
});

it.each([
  [{ host: 'evil.example' }, 'the Host header is "evil.example", which is not this machine'],
  [{ host: 'localhost', origin: 'https://evil.example' }, 'its Origin is https://evil.example'],
  [{ host: 'localhost', origin: 'null' }, 'its Origin is null'],
  [{ host: '127.0.0.1:4566', origin: 'http://127.0.0.1:3000' }, 'its Origin is http://127.0.0.1:3000'],
  [{ host: '127.0.0.1:4566', origin: 'http://localhost:4566' }, 'its Origin is http://localhost:4566'],
  [{ host: '127.0.0.1:4566', origin: 'https://127.0.0.1:4566' }, 'its Origin is https://127.0.0.1:4566'],
  [{ host: '127.0.0.1:4566', origin: 'http://127.0.0.1:4566', 'sec-fetch-site': 'same-origin' }, undefined],
  [{ host: 'LocalHost:4566', origin: 'http://localhost:4566' }, undefined],
  [
    { host: 'localhost:4566', 'sec-fetch-site': 'cross-site' },
    'a page sent it that is not of http://localhost:4566 (Sec-Fetch-Site: cross-site)',
  ],
  [
    { host: 'localhost:4566', 'sec-fetch-site': 'same-site' },
    'a page sent it that is not of http://localhost:4566 (Sec-Fetch-Site: same-site)',
  ],
  [{ host: 'localhost', 'sec-fetch-site': 'none' }, undefined],
  [{ host: 'localhost' }, undefined],
])('gives for the headers %j the reason %j', (headers, reason) => {
  expect(reasonForeign(headers)).toBe(reason);
});
