import type { CopyImageRequest, CopyImageResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { checkImageName } from '../../images/check-image-name.js';
import { findAvailableImage, notFoundImages } from '../../images/find-image.js';
import { completeLater } from '../../images/complete-later.js';
import { onceForToken } from '../../once-for-token.js';
import { addSnapshot, noVolume } from '../../snapshots/add-snapshot.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { checkTagCount } from '../../tags/check-tags.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags, tagsOf } from '../../tags/tags.js';

/**
 * A new image of the same directory. There is one region, so an image of another one does not exist.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
 */
export const copyImage = (input: CopyImageRequest, ec2: Ec2Context): CopyImageResult =>
  onceForToken(ec2, { operation: 'CopyImage', request: input }, () => copy(input, ec2));

function copy(input: CopyImageRequest, ec2: Ec2Context): CopyImageResult {
  const { state, surroundings } = ec2;
  const sourceId = required(input.SourceImageId, 'SourceImageId');
  const region = required(input.SourceRegion, 'SourceRegion');
  if (region !== surroundings.region) throw notFoundImages([sourceId]);
  const source = findAvailableImage(state, sourceId);
  const name = checkImageName(state, input.Name);
  const given = specifiedTags(input.TagSpecifications, { type: 'image', others: ['snapshot'] });
  const tags = input.CopyImageTags ? new Map([...ownTags(tagsOf(state, sourceId)), ...given]) : given;
  const snapshotTags = specifiedTags(input.TagSpecifications, { type: 'snapshot', others: ['image'] });
  checkTagCount(new Map(), tags);
  stopIfDryRun(input);
  const imageId = surroundings.newId('ami');
  const rootVolume = { ...source.rootVolume, isEncrypted: input.Encrypted ?? source.rootVolume.isEncrypted };
  const rootSnapshotId = addSnapshot(state, surroundings, {
    volumeId: noVolume,
    volumeSizeGiB: rootVolume.sizeGiB,
    isEncrypted: rootVolume.isEncrypted,
    description: `Copied for DestinationAmi ${imageId} from SourceAmi ${sourceId}`,
  });
  state.images.set(imageId, {
    ...source,
    imageId,
    name,
    description: input.Description ?? source.description,
    ownerId: surroundings.account,
    ownerAlias: undefined,
    location: `${surroundings.account}/${name}`,
    state: 'pending',
    createTime: surroundings.time.now(),
    deprecationTime: undefined,
    sourceImageId: sourceId,
    sourceInstanceId: undefined,
    launchPermissions: [],
    rootVolume,
    rootSnapshotId,
  });
  addTags(state, imageId, tags);
  addTags(state, rootSnapshotId, snapshotTags);
  completeLater(ec2, imageId);
  return { ImageId: imageId };
}

const ownTags = (tags: ReadonlyMap<string, string>) => [...tags].filter(([key]) => !key.startsWith('aws:'));
