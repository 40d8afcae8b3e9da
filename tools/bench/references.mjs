import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** nginx for HTTP and haproxy for TCP, each one process with kept connections to the instance; nothing where there is none. */
export async function startReferences(directory, direct) {
  const { host } = new URL(direct);
  const ports = { nginx: await freePort(), haproxy: await freePort() };
  const configurations = { nginx: nginxConfiguration, haproxy: haproxyConfiguration };
  const options = { nginx: (file) => ['-p', directory, '-c', file], haproxy: (file) => ['-db', '-f', file] };
  const children = [];
  const started = {};
  for (const [name, port] of Object.entries(ports)) {
    const file = join(directory, `${name}.conf`);
    await writeFile(file, configurations[name]({ directory, host, port }));
    const child = spawn(name, options[name](file), { stdio: ['ignore', 'ignore', 'inherit'] });
    const isThere = await once(child, 'spawn').then(
      () => true,
      () => false,
    );
    if (isThere) {
      children.push(child);
      started[name] = { url: `http://127.0.0.1:${port}/`, pid: child.pid };
      await untilListening(port);
    } else process.stdout.write(`There is no ${name} on the PATH.\n`);
  }
  const stop = () => Promise.all(children.map((child) => (child.kill('SIGTERM'), once(child, 'exit'))));
  return { ...started, stop };
}

const nginxConfiguration = ({ directory, host, port }) => `
daemon off; master_process off; pid ${directory}/nginx.pid; error_log ${directory}/nginx.log;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 1000000000; client_body_temp_path ${directory}; proxy_temp_path ${directory};
  fastcgi_temp_path ${directory}; uwsgi_temp_path ${directory}; scgi_temp_path ${directory};
  upstream app { server ${host}; keepalive 128; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Forwarded-Port $server_port;
    }
  }
}
`;

const haproxyConfiguration = ({ host, port }) => `
global
  nbthread 1
  maxconn 4096
defaults
  mode tcp
  timeout connect 5s
  timeout client 60s
  timeout server 60s
listen app
  bind 127.0.0.1:${port}
  server app ${host}
`;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(port) {
  for (let left = 200; left > 0; left -= 1) {
    const socket = connect(port, '127.0.0.1');
    const isUp = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isUp) return;
    await setTimeout(20);
  }
  throw new Error(`Nothing listens on port ${port}`);
}
