import { AwsError } from '../../service/aws-error.js';

/** AWS's error, in AWS's words, for a launch beyond the account's vCPUs. */
export const vcpuLimitExceeded = (limit: number) =>
  new AwsError(
    'VcpuLimitExceeded',
    `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket ` +
      'that the specified instance type belongs to. ' +
      'Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
  );
