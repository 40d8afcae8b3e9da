import { cp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RegisterImageCommand } from '@aws-sdk/client-ec2';

/** How long the slow one takes to listen, and how long the one lives that dies; real milliseconds. */
const slowStartMs = 2_000;
const livesMs = 5_000;

const app = ['node', 'dist/main.js'];

/**
 * What an image does, and what must come of its rollout. Workers are ready by the word of their group, which neither
 * asks their health check nor looks at their process.
 */
export const images = {
  good: { start: app, env: {}, outcome: 'deployed' },
  bad: { start: app, env: { HEALTH_STATUS: '500' }, outcome: 'rolled-back', withNone: 'deployed' },
  slow: { start: app, env: { START_DELAY_MS: String(slowStartMs) }, outcome: 'deployed' },
  dies: {
    start: ['node', '-e', `setTimeout(() => process.exit(1), ${livesMs}); import('./dist/main.js')`],
    env: {},
    outcome: 'rolled-back',
    withNone: 'deployed',
  },
};

/** Registers an image with an emulator, under the name of its version. */
export async function registerImage(ec2, { folder, version, image }) {
  const sample = dirname(createRequire(import.meta.url).resolve('@clicamos/sample-app/package.json'));
  const directory = join(folder, version);
  for (const part of ['dist', 'package.json'])
    await cp(join(sample, part), join(directory, part), { recursive: true });
  const { start, env } = images[image];
  const manifest = { start, port: 80, env: { APP_VERSION: version, ...env } };
  await writeFile(join(directory, 'image.json'), JSON.stringify(manifest));
  const request = { Name: version, ImageLocation: pathToFileURL(directory).href };
  return (await ec2.send(new RegisterImageCommand(request))).ImageId;
}
