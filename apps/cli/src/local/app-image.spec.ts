import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeregisterImageCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { createEmulator } from '@clicamos/emulator';
import { bakeImage } from './app-image.js';

describe('the image of a local app', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'clicamos-'));
    await writeFile(join(directory, 'main.js'), '');
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('has a number that no image has, also where somebody deregistered an earlier one', async () => {
    await using emulator = await createEmulator();
    const ec2 = emulator.directClient<EC2Client>('ec2');
    const app = { directory, files: ['main.js'], start: ['node', 'main.js'], port: 80, healthPath: '/' };
    const imagesDirectory = join(directory, 'images');
    const bake = () =>
      bakeImage({ ec2, app, service: 'web', imagesDirectory, signal: new AbortController().signal });

    const first = await bake();
    const second = await bake();
    await ec2.send(new DeregisterImageCommand({ ImageId: first.imageId }));
    const third = await bake();

    expect([first, second, third].map(({ name }) => name)).toEqual([
      'web-image-1',
      'web-image-2',
      'web-image-3',
    ]);
  });
});
