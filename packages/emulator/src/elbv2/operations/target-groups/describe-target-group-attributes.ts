import type {
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findTargetGroup } from '../../find.js';
import { showAttributes } from '../../settings/attributes.js';

export const describeTargetGroupAttributes = (
  { TargetGroupArn }: DescribeTargetGroupAttributesInput,
  { state }: Elbv2Context,
): DescribeTargetGroupAttributesOutput => ({
  Attributes: showAttributes(findTargetGroup(state, TargetGroupArn).attributes),
});
