import type { CreateImageRequest, CreateImageResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { checkImageName } from '../../images/check-image-name.js';
import { completeLater } from '../../images/complete-later.js';
import { findInstance } from '../../instances/find-instances.js';
import type { InstanceRecord } from '../../instances/instance-record.js';
import { addSnapshot } from '../../snapshots/add-snapshot.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';
import { chooseRootVolume } from '../../volumes/root-volume.js';

/**
 * An image whose instances run what this instance runs: what is on its disk, if somebody has logged in to it, and what
 * its image runs otherwise. It is not rebooted. What a build changed can be said by tags of the image, too, see
 * `programOf`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export async function createImage(input: CreateImageRequest, ec2: Ec2Context): Promise<CreateImageResult> {
  const { state, surroundings, host } = ec2;
  const instance = findUsable(ec2, required(input.InstanceId, 'InstanceId'));
  const name = checkImageName(state, input.Name);
  const tags = specifiedTags(input.TagSpecifications, { type: 'image', others: ['snapshot'] });
  const snapshotTags = specifiedTags(input.TagSpecifications, { type: 'snapshot', others: ['image'] });
  const rootVolume = chooseRootVolume(instance.rootVolume, input.BlockDeviceMappings);
  stopIfDryRun(input);
  const imageId = surroundings.newId('ami');
  const program = await host.capture(instance, imageId);
  // Another request may have taken the name while the disk was copied.
  checkImageName(state, name);
  const rootSnapshotId = addSnapshot(state, surroundings, {
    volumeId: instance.rootVolumeId,
    volumeSizeGiB: rootVolume.sizeGiB,
    isEncrypted: rootVolume.isEncrypted,
    description: `Created by CreateImage(${instance.instanceId}) for ${imageId}`,
  });
  state.images.set(imageId, {
    ...{ imageId, name, rootVolume, rootSnapshotId },
    description: input.Description,
    location: `${surroundings.account}/${name}`,
    ownerId: surroundings.account,
    ownerAlias: undefined,
    architecture: instance.architecture,
    program,
    state: 'pending',
    createTime: surroundings.time.now(),
    enaSupport: true,
    deprecationTime: undefined,
    sourceImageId: instance.imageId,
    sourceInstanceId: instance.instanceId,
    launchPermissions: [],
  });
  addTags(state, imageId, tags);
  addTags(state, rootSnapshotId, snapshotTags);
  completeLater(ec2, imageId);
  return { ImageId: imageId };
}

const usable = new Set(['running', 'stopping', 'stopped']);

function findUsable({ state }: Ec2Context, instanceId: string): InstanceRecord {
  const instance = findInstance(state, instanceId);
  if (usable.has(instance.state)) return instance;
  throw new AwsError(
    'IncorrectState',
    `The instance '${instanceId}' is not in the 'running' or 'stopped' state. It is '${instance.state}'.`,
  );
}
