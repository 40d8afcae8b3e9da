import {
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeSubnetsCommand,
  GetConsoleOutputCommand,
  type DescribeInstanceTypesCommandInput,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { partOf } from '../answers/part-of.js';
import { toVolumes } from '../answers/templates/to-volumes.js';
import { isCloudError } from '../../cloud/cloud-error.js';
import type { CloudPort } from '../../cloud/ports.js';
import { allPages, noneWhenMissing, type Call } from '../wire/caller.js';

export type Ec2Calls = Pick<CloudPort, 'findImage' | 'findArchitectures' | 'findSubnets' | 'readConsole'>;

/** The part of the port that EC2 answers, beside launch templates. */
export function ec2Calls(client: Pick<EC2Client, 'send'>, call: Call): Ec2Calls {
  return {
    findImage: async (imageId, signal) => {
      const command = new DescribeImagesCommand({ ImageIds: [imageId], IncludeDeprecated: true });
      const answer = await noneWhenMissing(() =>
        call('DescribeImages', signal, (o) => client.send(command, o)),
      );
      const [image] = answer === undefined ? [] : partOf('DescribeImages', answer, 'Images');
      // There is one, and this account may not see it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
      if (image === undefined)
        return answer && { imageId, name: '', state: 'hidden', architecture: 'unknown', tags: {} };
      return {
        imageId,
        name: image.Name ?? '',
        state: image.State ?? 'unknown',
        architecture: image.Architecture ?? 'unknown',
        tags: Object.fromEntries((image.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
        volumes: toVolumes(image.BlockDeviceMappings ?? []),
      };
    },
    findArchitectures: async (instanceType, signal) => {
      // Any type that AWS knows is allowed, also one that is newer than this SDK.
      const InstanceTypes = [instanceType] as DescribeInstanceTypesCommandInput['InstanceTypes'];
      const command = new DescribeInstanceTypesCommand({ InstanceTypes });
      const answer = await noneWhenMissing(() =>
        call('DescribeInstanceTypes', signal, (o) => client.send(command, o)),
      );
      if (answer === undefined) return undefined;
      const [type] = partOf('DescribeInstanceTypes', answer, 'InstanceTypes');
      return type?.ProcessorInfo?.SupportedArchitectures;
    },
    findSubnets: async (subnetIds, signal) => {
      if (subnetIds.length === 0) return {};
      const Filters = [{ Name: 'subnet-id', Values: [...subnetIds] }];
      const subnets = await allPages(
        (NextToken) => {
          const command = new DescribeSubnetsCommand({ Filters, NextToken });
          return call('DescribeSubnets', signal, (o) => client.send(command, o));
        },
        (page) => partOf('DescribeSubnets', page, 'Subnets'),
      );
      return Object.fromEntries(
        subnets.map(
          ({
            SubnetId = '',
            AvailabilityZone: zone = '',
            VpcId: vpcId = '',
            AvailableIpAddressCount: freeAddresses,
          }) => [SubnetId, { zone, vpcId, freeAddresses }],
        ),
      );
    },
    readConsole: async (InstanceId, signal) => {
      const read = (Latest: boolean) => {
        const command = new GetConsoleOutputCommand({ InstanceId, Latest });
        return call('GetConsoleOutput', signal, (o) => client.send(command, o));
      };
      // What AWS has kept may be older than the instance; only Nitro instances answer what is there now.
      const answer = await read(true).catch((error: unknown) => {
        if (isCloudError(error, 'refused', 'invalid', 'missing')) return noneWhenMissing(() => read(false));
        throw error;
      });
      return answer?.Output === undefined ? undefined : Buffer.from(answer.Output, 'base64').toString('utf8');
    },
  };
}
