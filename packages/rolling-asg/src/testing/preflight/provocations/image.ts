import {
  CopyImageCommand,
  CreateKeyPairCommand,
  CreateTagsCommand,
  DeleteKeyPairCommand,
} from '@aws-sdk/client-ec2';
import type { Provocations } from './provocation.js';

/** What next is launched with. */
export const imageProvocations: Provocations = {
  'error image-exists': { provoke: async () => ({ imageId: 'ami-0123456789abcdef0' }) },
  'error image-permission': {
    // As AWS has it: an image of another account, which it knows and does not show.
    provoke: async ({ emulator, nextImageId }) => {
      const rows = [nextImageId];
      emulator.faults.add({ fault: 'missing-rows', operations: ['ec2:DescribeImages'], rows });
      emulator.faults.add({ fault: 'image-forbidden' });
      return {};
    },
    without: /^rolled-back .*Not authorized for images/,
  },
  'error image-available': {
    provoke: async ({ clients, emulator, imageId: SourceImageId }) => {
      const copy = { Name: 'copy', SourceImageId, SourceRegion: emulator.region };
      const { ImageId } = await clients.ec2.send(new CopyImageCommand(copy));
      return { imageId: ImageId };
    },
    without: /^rolled-back .*is in pending state/,
  },
  'error image-architecture': {
    provoke: async ({ firstGroup }) => ({ firstGroup: { ...firstGroup, instanceType: 't4g.micro' } }),
    without: /^rolled-back .*does not match the architecture/,
  },
  'warning image-keep-alive': {
    provoke: async ({ clients, nextImageId }) => {
      const Tags = [{ Key: 'clicamos:keep-alive-timeout-seconds', Value: '5' }];
      await clients.ec2.send(new CreateTagsCommand({ Resources: [nextImageId], Tags }));
      return {};
    },
    unseen: 'an app and requests: a simulated instance has neither',
  },
  'error type-offered': {
    provoke: async ({ emulator }) => {
      const operations = ['ec2:DescribeInstanceTypeOfferings'];
      emulator.faults.add({ fault: 'missing-rows', operations });
      emulator.faults.add({ fault: 'unsupported-type', instanceTypes: ['t3.micro'] });
      return {};
    },
    without: /^rolled-back .*is not supported in your requested Availability Zone/,
  },
  'error key-pair': {
    provoke: async ({ clients, makeGroup }) => {
      await clients.ec2.send(new CreateKeyPairCommand({ KeyName: 'ops' }));
      await makeGroup({}, { KeyName: 'ops' });
      await clients.ec2.send(new DeleteKeyPairCommand({ KeyName: 'ops' }));
      return { adopt: 'theirs' };
    },
    without: /^rolled-back .*The key pair 'ops' does not exist/,
  },
  'error volume-size': {
    provoke: async ({ makeGroup }) => {
      await makeGroup();
      return { adopt: 'theirs', overrides: { volumes: [{ device: '/dev/xvda', sizeGiB: 4 }] } };
    },
    without: /^rolled-back .*Volume of size 4GB is smaller than snapshot/,
  },
};
