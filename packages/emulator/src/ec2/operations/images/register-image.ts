import type { RegisterImageRequest, RegisterImageResult } from '@aws-sdk/client-ec2';
import type { Surroundings } from '../../../service/service.js';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { checkImageName } from '../../images/check-image-name.js';
import type { ImageArchitecture } from '../../images/image-record.js';
import { addSnapshot, noVolume } from '../../snapshots/add-snapshot.js';
import type { Ec2State } from '../../state.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';
import { usualRootVolume } from '../../volumes/root-volume.js';

/**
 * Makes an image of what its location says: a directory on this machine, which is used where it is and not copied, or
 * how a simulated instance behaves.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RegisterImage.html
 */
export function registerImage(
  input: RegisterImageRequest,
  { state, surroundings, host }: Ec2Context,
): RegisterImageResult {
  const name = checkImageName(state, input.Name);
  const location = required(input.ImageLocation, 'ImageLocation');
  const tags = specifiedTags(input.TagSpecifications, { type: 'image', others: ['snapshot'] });
  checkVirtualization(input.VirtualizationType);
  const { program, architecture } = host.readImage(location);
  const imageArchitecture = chooseArchitecture(input.Architecture, architecture);
  stopIfDryRun(input);
  const imageId = surroundings.newId('ami');
  state.images.set(imageId, {
    imageId,
    name,
    description: input.Description,
    architecture: imageArchitecture,
    location,
    program,
    ...registeredHere(state, surroundings),
    enaSupport: input.EnaSupport ?? true,
  });
  addTags(state, imageId, tags);
  return { ImageId: imageId };
}

/** What every image has that is made of a directory. */
const registeredHere = (state: Ec2State, surroundings: Surroundings) =>
  ({
    ownerId: surroundings.account,
    ownerAlias: undefined,
    state: 'available',
    createTime: surroundings.time.now(),
    deprecationTime: undefined,
    sourceImageId: undefined,
    sourceInstanceId: undefined,
    launchPermissions: [],
    rootVolume: usualRootVolume,
    rootSnapshotId: addSnapshot(state, surroundings, {
      volumeId: noVolume,
      volumeSizeGiB: usualRootVolume.sizeGiB,
      isEncrypted: usualRootVolume.isEncrypted,
      description: '',
    }),
  }) as const;

/** Programs run as the machine's own user: every image counts as hardware virtualised. */
function checkVirtualization(type: string | undefined): void {
  if (type === undefined || type === 'hvm') return;
  throw invalidParameterValue(`Value (${type}) for parameter VirtualizationType is invalid. Expected hvm.`);
}

function chooseArchitecture(
  requested: string | undefined,
  declared: ImageArchitecture | undefined,
): ImageArchitecture {
  const architecture = requested ?? declared ?? 'x86_64';
  if (architecture !== 'x86_64' && architecture !== 'arm64') {
    throw invalidParameterValue(
      `Value (${architecture}) for parameter Architecture is invalid. Expected x86_64 or arm64.`,
    );
  }
  if (declared === undefined || declared === architecture) return architecture;
  throw new AwsError(
    'InvalidManifest',
    `The manifest's architecture \`${declared}\` is not the requested \`${architecture}\``,
  );
}
