import type { BlockDeviceMapping, LaunchTemplateBlockDeviceMappingRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../service/aws-error.js';
import { invalidParameterValue } from '../errors.js';

/** The device that every image boots from. */
export const rootDevice = '/dev/xvda';

/** What a root volume is like; nothing is stored on it. */
export interface RootVolumeSettings {
  readonly sizeGiB: number;
  readonly type: string;
  readonly isEncrypted: boolean;
  readonly iops: number | undefined;
  /** MiB/s */
  readonly throughput: number | undefined;
  readonly deleteOnTermination: boolean;
}

export const usualRootVolume: RootVolumeSettings = {
  sizeGiB: 8,
  type: 'gp3',
  isEncrypted: false,
  iops: 3000,
  throughput: 125,
  deleteOnTermination: true,
};

const performanceOf: Readonly<Record<string, Pick<RootVolumeSettings, 'iops' | 'throughput'>>> = {
  gp3: { iops: 3000, throughput: 125 },
  gp2: { iops: 100, throughput: undefined },
  standard: { iops: undefined, throughput: undefined },
};

type Mapping = BlockDeviceMapping | LaunchTemplateBlockDeviceMappingRequest;

/**
 * The image's root volume with what a launch says of it. Throws `UnsupportedOperation` for other volumes,
 * `InvalidBlockDeviceMapping` for a root volume smaller than the image's.
 */
export function chooseRootVolume(
  image: RootVolumeSettings,
  mappings: readonly Mapping[] | undefined,
): RootVolumeSettings {
  const real = (mappings ?? []).filter(({ VirtualName, NoDevice }) => !VirtualName && NoDevice === undefined);
  const other = real.find(({ DeviceName }) => DeviceName !== rootDevice);
  if (other) {
    throw new AwsError(
      'UnsupportedOperation',
      `The emulator gives an instance its root volume ${rootDevice} only, not ${other.DeviceName}.`,
    );
  }
  return real.reduce((volume, { Ebs = {} }) => withEbs(volume, Ebs), image);
}

function withEbs(volume: RootVolumeSettings, ebs: NonNullable<Mapping['Ebs']>): RootVolumeSettings {
  const sizeGiB = ebs.VolumeSize ?? volume.sizeGiB;
  if (sizeGiB < volume.sizeGiB) {
    throw new AwsError(
      'InvalidBlockDeviceMapping',
      `Volume of size ${sizeGiB}GB is smaller than snapshot, expect size >= ${volume.sizeGiB}GB`,
    );
  }
  if (volume.isEncrypted && ebs.Encrypted === false) {
    throw invalidParameterValue('Encrypted flag cannot be set to false when the snapshot is encrypted.');
  }
  const type = ebs.VolumeType ?? volume.type;
  const usual = type === volume.type ? volume : (performanceOf[type] ?? volume);
  return {
    sizeGiB,
    type,
    isEncrypted: ebs.Encrypted ?? volume.isEncrypted,
    iops: ebs.Iops ?? usual.iops,
    throughput: ebs.Throughput ?? usual.throughput,
    deleteOnTermination: ebs.DeleteOnTermination ?? volume.deleteOnTermination,
  };
}
