import { createHash } from 'node:crypto';
import { noVolume } from '../snapshots/add-snapshot.js';
import type { Ec2State } from '../state.js';
import { usualRootVolume } from '../volumes/root-volume.js';
import { idleMachine } from './idle-machine.js';
import type { ImageArchitecture, ImageRecord } from './image-record.js';

/** An image that somebody else keeps public on AWS, under the name that it has there. */
interface PublicImage {
  readonly name: string;
  readonly ownerId: string;
  readonly ownerAlias: 'amazon' | undefined;
  readonly description: string;
  readonly architecture: ImageArchitecture;
  readonly createTime: string;
  /** The public parameters that answer its id. */
  readonly parameters: readonly string[];
}

const architectures = ['x86_64', 'arm64'] as const;
const debianName = { x86_64: 'amd64', arm64: 'arm64' } as const;

/** https://docs.aws.amazon.com/linux/al2023/ug/ec2.html */
const amazonLinux = architectures.map((architecture): PublicImage => {
  const parameters = ['kernel-default', 'kernel-6.1'].map(
    (kernel) => `/aws/service/ami-amazon-linux-latest/al2023-ami-${kernel}-${architecture}`,
  );
  return {
    name: `al2023-ami-2023.9.20251117.1-kernel-6.1-${architecture}`,
    ownerId: '137112412989',
    ownerAlias: 'amazon',
    description: `Amazon Linux 2023 AMI 2023.9.20251117.1 ${architecture} HVM kernel-6.1`,
    architecture,
    createTime: '2025-11-18T00:00:00.000Z',
    parameters,
  };
});

/** https://wiki.debian.org/Cloud/AmazonEC2Image */
const debian = (['12', '13'] as const).flatMap((release) =>
  architectures.map((architecture): PublicImage => {
    const name = debianName[architecture];
    return {
      name: `debian-${release}-${name}-20251112-2294`,
      ownerId: '136693071363',
      ownerAlias: undefined,
      description: `Debian ${release} (20251112-2294)`,
      architecture,
      createTime: '2025-11-12T00:00:00.000Z',
      parameters: [`/aws/service/debian/release/${release}/latest/${name}`],
    };
  }),
);

const publicImages = [...amazonLinux, ...debian];

/** Public images for look-ups by owner and name to find; what they run stays up and does nothing. */
export function addBuiltInImages({ images, snapshots }: Ec2State, region: string): void {
  for (const { name, ownerId, ownerAlias, description, architecture, createTime } of publicImages) {
    const image: ImageRecord = {
      ...{ name, ownerId, ownerAlias, description, architecture },
      imageId: idOf('ami', name, region),
      location: `${ownerAlias ?? ownerId}/${name}`,
      program: idleMachine(),
      state: 'available',
      createTime: new Date(createTime),
      enaSupport: true,
      deprecationTime: undefined,
      sourceImageId: undefined,
      sourceInstanceId: undefined,
      launchPermissions: [{ kind: 'everybody' }],
      rootVolume: usualRootVolume,
      rootSnapshotId: idOf('snap', name, region),
    };
    images.set(image.imageId, image);
    snapshots.set(image.rootSnapshotId, {
      snapshotId: image.rootSnapshotId,
      ownerId,
      volumeId: noVolume,
      volumeSizeGiB: usualRootVolume.sizeGiB,
      isEncrypted: false,
      description: name,
      startTime: image.createTime,
    });
  }
}

/** Public parameters of Systems Manager that answer the ids of these images, by name. */
export const imageParameters = (region: string): ReadonlyMap<string, string> =>
  new Map(
    publicImages.flatMap(({ name, parameters }) =>
      parameters.map((parameter) => [parameter, idOf('ami', name, region)] as const),
    ),
  );

/** The same id in every emulator of a region. */
const idOf = (prefix: string, name: string, region: string) =>
  `${prefix}-${createHash('sha256').update(`${region} ${name}`).digest('hex').slice(0, 17)}`;
