import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** nginx as a plain proxy with kept connections; nothing where it is not installed. */
export const startNginx = (instance, directory, endings) =>
  start(endings, async (port) => {
    const file = join(directory, 'nginx.conf');
    await writeFile(
      file,
      `daemon off; master_process off; pid ${directory}/nginx.pid; error_log /dev/null;
events {}
http {
  access_log off;
  client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi; uwsgi_temp_path ${directory}/uwsgi; scgi_temp_path ${directory}/scgi;
  large_client_header_buffers 4 16k;
  upstream web { server ${instance.host}:${instance.port}; keepalive 8; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://web; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_buffer_size 64k; proxy_buffers 8 64k; proxy_busy_buffers_size 128k;
    }
  }
}
`,
    );
    return ['nginx', '-p', directory, '-c', file];
  });

/** haproxy in its HTTP mode; nothing where it is not installed. */
export const startHaproxy = (instance, directory, endings) =>
  start(endings, async (port) => {
    const file = join(directory, 'haproxy.cfg');
    await writeFile(
      file,
      `global
  tune.bufsize 65536
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend web
  bind 127.0.0.1:${port}
  default_backend instance
backend instance
  server instance ${instance.host}:${instance.port}
`,
    );
    return ['haproxy', '-db', '-f', file];
  });

async function start(endings, prepare) {
  const port = await freePort();
  const [command, ...args] = await prepare(port);
  const child = spawn(command, args, {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const isThere = await once(child, 'spawn').then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  const ended = once(child, 'exit');
  endings.push(async () => {
    child.kill();
    await ended;
  });
  const at = { host: '127.0.0.1', port };
  await Promise.race([
    untilListening(at),
    ended.then(() => Promise.reject(new Error(`${command} ended at once`))),
  ]);
  return at;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** No event tells that another program listens. */
async function untilListening(at) {
  for (;;) {
    const socket = connect(at);
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await pause(50);
  }
}
