import type { PreflightRule } from './rule.js';

/** What is asked of the image, and of what it is launched as. */
export const imageRules = {
  'image-exists': {
    finds: 'refuse',
    why: 'Nothing can be launched from an image that is not there.',
    fix: 'aws ec2 describe-images --owners self --query "Images[].[ImageId,Name]"',
    isFirm: true,
  },
  'image-permission': {
    finds: 'refuse',
    why: 'AWS launches only images that the account owns, that are public, or that were shared with it.',
    fix: 'aws ec2 modify-image-attribute --image-id <image> --launch-permission "Add=[{UserId=<account>}]"',
  },
  'image-available': {
    finds: 'refuse',
    why: 'Only an available image can be launched.',
    fix: 'aws ec2 wait image-available --image-ids <image>',
  },
  'image-architecture': {
    finds: 'either',
    why: 'An image of another architecture does not boot on the type.',
    fix: 'aws ec2 describe-instance-types --filters Name=processor-info.supported-architecture,Values=<architecture> --query "InstanceTypes[].InstanceType"',
  },
  'image-keep-alive': {
    finds: 'warn',
    why: 'An app that closes idle connections before the load balancer does makes it send requests into closed ones.',
    fix: 'make the keep-alive timeout of the app longer than the idle timeout of the load balancer',
  },
  'type-offered': {
    finds: 'either',
    why: 'A type that a zone lacks is never launched there, and the group tries for as long as it is allowed to.',
    fix: 'aws ec2 describe-instance-type-offerings --location-type availability-zone --filters Name=instance-type,Values=<type>',
  },
  'volume-size': {
    finds: 'refuse',
    why: 'AWS refuses a volume that is smaller than the snapshot that it is made from.',
    fix: 'aws ec2 describe-snapshots --snapshot-ids <snapshot> --query "Snapshots[].VolumeSize"',
  },
  'key-pair': {
    finds: 'refuse',
    why: 'AWS refuses to launch with a key pair that was deleted.',
    fix: 'aws ec2 create-key-pair --key-name <key>',
  },
} as const satisfies Readonly<Record<string, PreflightRule>>;
