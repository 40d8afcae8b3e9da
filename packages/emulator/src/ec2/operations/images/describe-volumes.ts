import type { DescribeVolumesRequest, DescribeVolumesResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import type { InstanceRecord } from '../../instances/instance-record.js';
import { noneHave } from '../../filters/none-have.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { tagsOf } from '../../tags/tags.js';
import { presentVolume } from '../../volumes/present-volume.js';
import { rootDevice } from '../../volumes/root-volume.js';
import { rootVolumes } from '../../volumes/root-volumes.js';
import { zoneId } from '../../zones/zone-id.js';

/**
 * The root volumes of instances: there are no others.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html
 */
export function describeVolumes(input: DescribeVolumesRequest, ec2: Ec2Context): DescribeVolumesResult {
  const named = findAll(rootVolumes(ec2.state).values(), input.VolumeIds, {
    nameOf: ({ rootVolumeId }) => rootVolumeId,
    notFound: (id) => new AwsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`),
  });
  const { items, NextToken } = selectPage(named, input, rulesOf(ec2));
  return { Volumes: items.map((instance) => presentVolume(instance, ec2)), NextToken };
}

const rulesOf = ({ state, surroundings }: Ec2Context): SelectRules<InstanceRecord> => ({
  tags: ({ rootVolumeId }) => tagsOf(state, rootVolumeId),
  table: {
    'volume-id': ({ rootVolumeId }) => rootVolumeId,
    'attachment.attach-time': ({ launchTime }) => launchTime,
    'attachment.delete-on-termination': ({ rootVolume }) => rootVolume.deleteOnTermination,
    'attachment.device': () => rootDevice,
    'attachment.instance-id': ({ instanceId }) => instanceId,
    'attachment.status': () => 'attached',
    'availability-zone': ({ zone }) => zone,
    'create-time': ({ launchTime }) => launchTime,
    encrypted: ({ rootVolume }) => rootVolume.isEncrypted,
    size: ({ rootVolume }) => rootVolume.sizeGiB,
    'snapshot-id': ({ rootSnapshotId }) => rootSnapshotId,
    status: () => 'in-use',
    'availability-zone-id': ({ zone }) => zoneId(surroundings.region, zone),
    'fast-restored': () => false,
    'multi-attach-enabled': () => false,
    'operator.managed': () => false,
    ...noneHave('operator.principal'),
    'volume-type': ({ rootVolume }) => rootVolume.type,
  },
});
