import { DescribeImagesCommand, type Image } from '@aws-sdk/client-ec2';
import type { GetAmiArgs } from '@pulumi/aws/ec2/getAmi.js';
import { defineFunction } from '../terms/define-function.js';
import { partitionOf } from '../terms/partition-of.js';
import { expectOne } from '../translate/expect-one.js';
import { tagMap } from '../translate/tag-map.js';
import { toFilters } from '../translate/to-filters.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const awsEc2GetAmi = defineFunction<GetAmiArgs>()({
  token: 'aws:ec2/getAmi:getAmi',
  inputs: [
    'owners',
    'filters',
    'mostRecent',
    'nameRegex',
    'executableUsers',
    'includeDeprecated',
    'allowUnsafeFilter',
  ],
  call: async (inputs, { clients, region, call }) => {
    const { Images = [] } = await clients.ec2.send(
      new DescribeImagesCommand({
        Owners: inputs.owners,
        Filters: toFilters(inputs.filters),
        ExecutableUsers: inputs.executableUsers,
        IncludeDeprecated: inputs.includeDeprecated,
      }),
      call,
    );
    const pattern = new RegExp(inputs.nameRegex ?? '');
    const found = Images.filter(({ Name = '' }) => pattern.test(Name)).sort(newestFirst);
    const image = expectOne(inputs.mostRecent ? found.slice(0, 1) : found, `image ${JSON.stringify(inputs)}`);
    return resultOf(image, region);
  },
});

function newestFirst(a: Image, b: Image): number {
  return (b.CreationDate ?? '').localeCompare(a.CreationDate ?? '');
}

function resultOf(image: Image, region: string): Record<string, unknown> {
  return {
    id: image.ImageId,
    imageId: image.ImageId,
    arn: `arn:${partitionOf(region)}:ec2:${region}::image/${image.ImageId}`,
    architecture: image.Architecture,
    creationDate: image.CreationDate,
    deprecationTime: image.DeprecationTime,
    description: image.Description,
    name: image.Name,
    ownerId: image.OwnerId,
    platformDetails: image.PlatformDetails,
    public: image.Public,
    region,
    rootDeviceName: image.RootDeviceName,
    rootDeviceType: image.RootDeviceType,
    state: image.State,
    tags: tagMap(image.Tags),
    virtualizationType: image.VirtualizationType,
  };
}
