import type { LaunchFailure } from '../../../cloud/cloud.js';
import { launchFailure } from './launch-failure.js';

const launching = { StatusCode: 'Failed', Description: 'Launching a new EC2 instance.' } as const;
const failed = (StatusMessage: string) =>
  launchFailure({ ...launching, StatusMessage: `${StatusMessage} Launching EC2 instance failed.` });

/** In AWS's own words, as they are seen in the wild and in its pages about troubleshooting. */
const seen: readonly (readonly [LaunchFailure, string])[] = [
  [
    'quota',
    'You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that ' +
      'the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request ' +
      'an adjustment to this limit.',
  ],
  [
    'quota',
    'You have requested more instances (7) than your current instance limit of 6 allows for the specified instance type.',
  ],
  ['quota', 'Max spot instance count exceeded.'],
  ['quota', "You've reached your quota for maximum Fleet Requests for this account."],
  ['quota', 'You have exceeded your maximum gp3 storage limit of 50 TiB in this region.'],
  ['quota', '20 instance(s) are already running.'],
  [
    'quota',
    'Your request for accessing resources in this region is being validated, and you will not be able to launch ' +
      'additional resources in this region until the validation is complete.',
  ],
  [
    'no-capacity',
    'We currently do not have sufficient t3.xlarge capacity in the Availability Zone you requested (us-west-1c). Our ' +
      'system will be working on provisioning additional capacity. You can currently get t3.xlarge capacity by not ' +
      'specifying an Availability Zone in your request or choosing us-west-1a.',
  ],
  [
    'no-capacity',
    'Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient c5.large capacity.',
  ],
  ['no-capacity', 'There is no Spot capacity available that matches your request.'],
  [
    'no-capacity',
    'The requested reservation does not have sufficient compatible and available capacity for this request.',
  ],
  [
    'no-free-address',
    "There are not enough free addresses in subnet 'subnet-66d3dd2c' to satisfy the requested number of instances.",
  ],
  ['image', "The image id '[ami-02c7e84c65fcfecee]' does not exist."],
  [
    'image',
    "Could not launch On-Demand Instances. InvalidAMIID.NotFound - The image id '[ami-02c7e84c65fcfecee]' does not exist.",
  ],
  ['image', 'The AMI ID ami-0a1 does not exist.'],
  ['image', 'AMI ami-0a1 is pending, and cannot be run.'],
  ['image', 'Not authorized for images: [ami-0a1].'],
  ['image', 'In order to use this AWS Marketplace product you need to accept terms and subscribe.'],
  ['key-pair', "The key pair 'ops' does not exist."],
  ['security-group', 'The security group web does not exist.'],
  ['security-group', "The security group 'sg-0a1' does not exist in VPC 'vpc-0a1'."],
  ['security-group', 'Security group sg-0a1 and subnet subnet-0a1 belong to different networks.'],
  ['subnet', "The subnet ID 'subnet-0a1' does not exist."],
  ['subnet', "No subnets found for the default VPC 'vpc-0a1'. Please specify a subnet."],
  [
    'instance-type',
    'Your requested instance type (c5.large) is not supported in your requested Availability Zone (us-east-1e). ' +
      'Please retry your request by not specifying an Availability Zone or choosing us-east-1a.',
  ],
  [
    'instance-type',
    'The requested configuration is currently not supported. Please check the documentation for supported configurations.',
  ],
  [
    'instance-type',
    "The requested instance type's architecture (i386) does not match the architecture in the manifest for ami-6622f00f (x86_64).",
  ],
  [
    'instance-type',
    'Could not launch On-Demand Instances. InvalidParameterCombination - The specified instance type is not eligible for Free Tier.',
  ],
  [
    'instance-profile',
    'Value (web-app) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name.',
  ],
  ['instance-profile', 'Invalid IamInstanceProfile: web-app.'],
  ['launch-template', 'The specified launch template, with template ID lt-0a1, does not exist.'],
  ['launch-template', 'Could not find the specified version 7 for the launch template with ID lt-0a1.'],
  ['encryption-key', 'Client.InternalError: Client error on launch.'],
  ['permission', 'Authentication Failure.'],
  [
    'permission',
    'You are not authorized to perform this operation. Encoded authorization failure message: x-Yz.',
  ],
  ['permission', 'This account is currently blocked and not recognized as a valid account.'],
  ['other', "Value (ephemeral0) for parameter virtualName is invalid. Expected format: 'ephemeralNUMBER'."],
  ['other', 'Something that nobody has heard of.'],
];

describe('launchFailure', () => {
  it.each(seen)('is %s: %s', (failure, message) => {
    expect(failed(message)).toBe(failure);
  });

  it.each([
    ['Cannot find Load Balancer web. Validating load balancer configuration failed.', 'load-balancer'],
    [
      'There is no ACTIVE Load Balancer named web. Updating load balancer configuration failed.',
      'load-balancer',
    ],
    [
      'Access denied when attempting to assume role arn:aws:iam::1:role/aws-service-role/autoscaling.amazonaws.com/' +
        'AWSServiceRoleForAutoScaling. Validating load balancer configuration failed.',
      'permission',
    ],
  ])('knows a group that its load balancer keeps: %s', (StatusMessage, failure) => {
    expect(launchFailure({ ...launching, StatusMessage })).toBe(failure);
  });

  it('takes an instance that came and went for what made it go', () => {
    const StatusMessage =
      'Instance became unhealthy while waiting for instance to be in InService state. ' +
      'Termination Reason: Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state';

    expect(launchFailure({ ...launching, StatusCode: 'Cancelled', StatusMessage })).toBe('encryption-key');
  });

  it.each([
    ['has launched', { StatusCode: 'Successful' as const, StatusMessage: 'Authentication Failure.' }],
    ['still may', { StatusCode: 'InProgress' as const, StatusMessage: 'Authentication Failure.' }],
    [
      'was not wanted any more',
      { StatusCode: 'Cancelled' as const, StatusMessage: 'Instance was cancelled' },
    ],
    [
      'terminates',
      { Description: 'Terminating EC2 instance: i-0a1', StatusMessage: 'Authentication Failure.' },
    ],
  ])('is nothing for an activity that %s', (_what, activity) => {
    expect(launchFailure({ ...launching, ...activity })).toBeUndefined();
  });
});
