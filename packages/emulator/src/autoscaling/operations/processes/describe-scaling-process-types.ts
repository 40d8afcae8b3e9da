import type { ProcessesType } from '@aws-sdk/client-auto-scaling';
import { processNames } from '../../group/process-name.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingProcessTypes.html */
export const describeScalingProcessTypes = (): ProcessesType => ({
  Processes: processNames.map((ProcessName) => ({ ProcessName })),
});
