import { join } from 'node:path';
import type { LocalEnvironment } from '../environment/open-local.js';
import { bakeImage, type BakedImage } from './app-image.js';
import { localFolder } from './local-folder.js';

export interface BakeNextOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** The next image of a local environment's app, registered with its emulator. */
export function bakeNextImage(
  environment: LocalEnvironment,
  { env, signal }: BakeNextOptions,
): Promise<BakedImage> {
  const { clients, app, service, configDirectory } = environment;
  return bakeImage({
    ec2: clients.ec2,
    app,
    service,
    imagesDirectory: join(localFolder(configDirectory), 'images'),
    ...(env && { env }),
    signal,
  });
}
