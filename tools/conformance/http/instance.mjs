// The instance: it answers by the path, with bytes as they are where Node's server would not say such a thing.
import { createServer } from 'node:net';

const ok = (body = '') => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

const answers = {
  '/304': 'HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\nETag: "a"\r\n\r\n',
  '/100': `HTTP/1.1 100 Continue\r\n\r\n${ok('after')}`,
  '/101': 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
  '/099': 'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n',
  '/abc': 'HTTP/1.1 abc Odd\r\nContent-Length: 0\r\n\r\n',
  '/long': `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(12_000)}\r\nContent-Length: 0\r\n\r\n`,
  '/behind': `${ok('ok')}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil`,
  '/nonsense': '220 mail.test ESMTP\r\n',
};
const brokenOff = {
  '/short': 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf',
  '/chunks': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n',
  '/nothing': '',
};

const server = createServer((socket) => {
  let text = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (let whole = take(text); whole !== undefined; whole = take(text)) {
      text = text.slice(whole.bytes);
      answer(socket, whole);
    }
  });
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => process.exit());

/** The first whole request of what has come. */
function take(text) {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd);
  const path = head.split(' ')[1];
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  if (!/^transfer-encoding: *chunked/im.test(head)) {
    const bytes = headEnd + 4 + length;
    return text.length < bytes ? undefined : { path, bytes, body: length };
  }
  const end = text.indexOf('0\r\n\r\n', headEnd);
  return end < 0 ? undefined : { path, bytes: end + 5, body: end - headEnd - 4 };
}

function answer(socket, { path, body }) {
  if (path in brokenOff) socket.end(brokenOff[path]);
  else socket.write(answers[path] ?? ok(`[body:${body}]`));
}
