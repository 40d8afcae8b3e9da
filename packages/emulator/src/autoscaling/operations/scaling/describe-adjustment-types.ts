import type { DescribeAdjustmentTypesAnswer } from '@aws-sdk/client-auto-scaling';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAdjustmentTypes.html */
export const describeAdjustmentTypes = (): DescribeAdjustmentTypesAnswer => ({
  AdjustmentTypes: ['ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'].map((AdjustmentType) => ({
    AdjustmentType,
  })),
});
