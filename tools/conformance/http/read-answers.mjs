import { connect } from 'node:net';

const quietMs = 1_500;

/** The statuses that a raw request gets, how much body, and how the connection ends; `open` when it stays. */
export function readAnswers({ host, port }, request) {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ host, port });
    const finish = (end) => {
      socket.destroy();
      const statuses = [...text.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => status);
      const echoed = /\[body:(\d+)\]/.exec(text);
      resolve(
        [statuses.join(' ') || 'nothing', echoed && `body ${echoed[1]}`, end].filter(Boolean).join(', '),
      );
    };
    socket.setTimeout(quietMs, () => finish('open'));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('end', () => finish('ended'));
    socket.on('error', (error) =>
      finish(error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'reset' : error.code),
    );
    socket.write(request, 'latin1');
  });
}
