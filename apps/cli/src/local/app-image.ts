import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DescribeImagesCommand, RegisterImageCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { EmulatorSettings } from '../config/schema.js';

/** The app that a local image carries. */
export interface App {
  readonly directory: string;
  /** What of the directory goes into the image; everything unless given. */
  readonly files?: readonly string[];
  readonly start: readonly string[];
  readonly port: number;
  readonly healthPath: string;
  /** How long the app keeps idle connections; preflight compares it with the load balancer's idle timeout. */
  readonly keepAliveSeconds?: number;
}

/** The app of `clicamos.yaml`, relative to its folder, or the sample app. */
export function appOf({ app }: EmulatorSettings, configDirectory: string): App {
  return app ? { ...app, directory: resolve(configDirectory, app.directory) } : sampleApp();
}

function sampleApp(): App {
  const manifest = createRequire(import.meta.url).resolve('@clicamos/sample-app/package.json');
  return {
    directory: dirname(manifest),
    files: ['package.json', 'dist'],
    start: ['node', 'dist/main.js'],
    port: 80,
    healthPath: '/health',
    keepAliveSeconds: 75,
  };
}

export interface BakeOptions {
  readonly ec2: Pick<EC2Client, 'send'>;
  readonly app: App;
  readonly service: string;
  /** Holds a folder per image. */
  readonly imagesDirectory: string;
  /** What the app's environment says beside its version, for example `HEALTH_STATUS`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface BakedImage {
  readonly imageId: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Copies the app into an image of its own and registers it with the emulator: what Packer does on AWS.
 * The version is one more than the highest that there is; a copy cannot change under a running instance.
 */
export async function bakeImage(options: BakeOptions): Promise<BakedImage> {
  const { ec2, app, service, imagesDirectory, env = {}, signal } = options;
  const version = String((await highestVersion(ec2, service, signal)) + 1);
  const name = `${service}-image-${version}`;
  const directory = join(imagesDirectory, name);
  await copyApp(app, directory);
  const manifest = { start: app.start, port: app.port, env: { APP_VERSION: version, ...env } };
  await writeFile(join(directory, 'image.json'), JSON.stringify(manifest, null, 2));
  const { ImageId } = await ec2.send(
    new RegisterImageCommand({
      Name: name,
      ImageLocation: pathToFileURL(directory).href,
      Architecture: 'x86_64',
      TagSpecifications: [
        {
          ResourceType: 'image',
          Tags: [
            { Key: 'clicamos:service', Value: service },
            { Key: 'version', Value: version },
            ...keepAliveTag(app),
          ],
        },
      ],
    }),
    { abortSignal: signal },
  );
  if (ImageId === undefined) throw new Error('RegisterImage answered no ImageId');
  return { imageId: ImageId, name, version };
}

const keepAliveTag = ({ keepAliveSeconds }: App) =>
  keepAliveSeconds === undefined
    ? []
    : [{ Key: 'clicamos:keep-alive-timeout-seconds', Value: String(keepAliveSeconds) }];

/** Not their number: somebody may have deregistered some. */
async function highestVersion(
  ec2: BakeOptions['ec2'],
  service: string,
  signal: AbortSignal,
): Promise<number> {
  const filter = { Name: 'tag:clicamos:service', Values: [service] };
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'], Filters: [filter] }), {
    abortSignal: signal,
  });
  const versions = Images.flatMap(({ Tags = [] }) =>
    Tags.filter(({ Key }) => Key === 'version').map(({ Value }) => Number(Value)),
  );
  return Math.max(0, ...versions.filter((one) => Number.isInteger(one)));
}

async function copyApp({ directory, files }: App, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  if (files === undefined) return cp(directory, to, { recursive: true });
  for (const file of files) await cp(join(directory, file), join(to, file), { recursive: true });
}
