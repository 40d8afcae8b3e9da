import { cp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RegisterImageCommand } from '@aws-sdk/client-ec2';

/** What the images of a world answer: three good ones, one whose health check never passes. */
const variants = { good: {}, other: {}, third: {}, bad: { HEALTH_STATUS: '500' } };

/**
 * Makes the images' folders once; every world registers the same ones.
 *
 * @param {string} folder
 * @returns {Promise<Readonly<Record<keyof typeof variants, string>>>} the folder of each
 */
export async function createImageFolders(folder) {
  const app = dirname(createRequire(import.meta.url).resolve('@clicamos/sample-app/package.json'));
  const entries = Object.entries(variants).map(async ([name, env]) => {
    const image = join(folder, name);
    for (const part of ['dist', 'package.json'])
      await cp(join(app, part), join(image, part), { recursive: true });
    const manifest = { start: ['node', 'dist/main.js'], port: 80, env: { APP_VERSION: name, ...env } };
    await writeFile(join(image, 'image.json'), JSON.stringify(manifest));
    return [name, image];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Registers them with an emulator.
 *
 * @returns {Promise<Readonly<Record<keyof typeof variants, string>>>} the image id of each
 */
export async function registerImages(ec2, folders) {
  const ids = {};
  for (const [name, folder] of Object.entries(folders)) {
    const request = {
      Name: `web-${name}`,
      ImageLocation: pathToFileURL(folder).href,
      Architecture: 'x86_64',
    };
    ids[name] = (await ec2.send(new RegisterImageCommand(request))).ImageId;
  }
  return ids;
}
