import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from './create-app.js';
import { serveUntilTerminated } from './serve-until-terminated.js';

const { env } = process;
const host = env['HOST'] ?? '0.0.0.0';
const port = Number(env['PORT'] ?? 8080);
const version = env['APP_VERSION'] ?? 'dev';
const healthStatus = Number(env['HEALTH_STATUS'] ?? 200);
const terminated = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);

const app = createApp({
  version,
  instanceId: env['INSTANCE_ID'] ?? 'this machine',
  healthStatus,
  keepAliveTimeoutMs: Number(env['KEEP_ALIVE_TIMEOUT_MS'] ?? 75_000),
});

const ended = terminated.then(() => 'ended' as const);
const booted = await Promise.race([delay(Number(env['START_DELAY_MS'] ?? 0)), ended]);
if (booted !== 'ended') {
  const health = healthStatus === 200 ? '' : `, and answers ${healthStatus} to /health`;
  process.stdout.write(`sample-app ${version} serves on ${host}:${port}${health}\n`);
  await serveUntilTerminated(app, { host, port, terminated });
}
process.stdout.write(`sample-app ${version} has drained\n`);
process.exit(0);
