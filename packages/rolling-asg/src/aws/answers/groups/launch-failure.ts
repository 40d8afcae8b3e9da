import type { Activity as AwsActivity } from '@aws-sdk/client-auto-scaling';
import type { LaunchFailure } from '../../../cloud/cloud.js';

/**
 * What AWS writes when a group cannot launch, by what is wrong; the first that fits counts. An activity has no code,
 * so this is the one place where words are looked at. From:
 * - https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html
 * - https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-ami.html, ts-as-capacity.html, ts-as-loadbalancer.html
 * - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const wordings: readonly (readonly [LaunchFailure, RegExp])[] = [
  [
    'no-free-address',
    /enough free addresses in subnet|InsufficientFreeAddressesInSubnet|have enough free addresses/i,
  ],
  ['encryption-key', /KMS key|InvalidKMSKey|Client error on launch/i],
  [
    'instance-profile',
    /Invalid ?IAM ?Instance ?Profile|IamInstanceProfile|instance profile .* (does not exist|has no)/i,
  ],
  [
    'quota',
    /more (vCPU capacity|instances) .*than your current .*limit|InstanceLimitExceeded|VcpuLimitExceeded/i,
  ],
  [
    'quota',
    /instance\(s\) are already running|MaxSpotInstanceCountExceeded|Max spot instance count exceeded/i,
  ],
  ['quota', /volume limit exceeded|VolumeLimitExceeded|(reached|exceeded) (your|the) (quota|maximum|limit)/i],
  ['quota', /request for accessing resources in this region is being validated|PendingVerification/i],
  [
    'image',
    /AWS Marketplace|not authorized for images?|(image id|AMI ID|image) '?\[?ami-\S* (does not exist|is )/i,
  ],
  ['image', /AMI ID .* does not exist|AMI \S+ is (pending|disabled|failed)|InvalidAMIID/i],
  ['image', /parameter virtualizationType is invalid|device mappings not supported for instance-store AMIs/i],
  ['key-pair', /key pair .* does not exist|InvalidKeyPair/i],
  [
    'security-group',
    /security groups? .*(does not exist|belong to different networks)|InvalidGroup\.|InvalidSecurityGroup/i,
  ],
  [
    'subnet',
    /subnet ID .* does not exist|InvalidSubnet|No default VPC|No subnets found for the default VPC/i,
  ],
  ['instance-type', /requested instance type \(.*\) is not supported|does not match the architecture/i],
  [
    'instance-type',
    /requested configuration is currently not supported|not eligible for Free Tier|Invalid value '.*' for InstanceType/i,
  ],
  [
    'instance-type',
    /may not be used with instances of type|virtualization type .* (only|not) .*(used|supported)/i,
  ],
  ['no-capacity', /sufficient (\S+ )?capacity|InsufficientInstanceCapacity|InsufficientHostCapacity/i],
  [
    'no-capacity',
    /no Spot capacity available|sufficient compatible and available capacity|UnfulfillableCapacity/i,
  ],
  ['no-capacity', /Spot request price .* lower than|SpotMaxPriceTooLow|capacity-not-available/i],
  ['launch-template', /launch template.*(does not exist|not valid|invalid)|fully-formed launch template/i],
  ['launch-template', /could not find the specified version|InvalidLaunchTemplate/i],
  [
    'permission',
    /not authorized|Authentication Failure|Access ?Denied|account is currently blocked|security token/i,
  ],
  ['lifecycle-hook', /lifecycle action .*(abandon|heartbeat timeout)/i],
  ['load-balancer', /(find|no ACTIVE) Load Balancer|load balancer configuration failed/i],
];

/** Of activities that do not launch. */
const otherDoings = /^(Terminating|Detaching|Moving|Attaching an existing)/;

/**
 * Why an activity could not launch an instance; `undefined` for one that could, still may, or does something else.
 * AWS calls one `Cancelled` when the instance came and went, but also when nobody wanted it any more.
 */
export function launchFailure({
  StatusCode: status,
  StatusMessage: message = '',
  Description: description = '',
}: Pick<AwsActivity, 'StatusCode' | 'StatusMessage' | 'Description'>): LaunchFailure | undefined {
  if ((status !== 'Failed' && status !== 'Cancelled') || otherDoings.test(description)) return undefined;
  const [failure] = wordings.find(([, words]) => words.test(message)) ?? [];
  return failure ?? (status === 'Failed' ? 'other' : undefined);
}
