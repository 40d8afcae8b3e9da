import type {
  DescribeListenerAttributesInput,
  DescribeListenerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findListener } from '../../find.js';
import { showAttributes } from '../../settings/attributes.js';

export const describeListenerAttributes = (
  { ListenerArn }: DescribeListenerAttributesInput,
  { state }: Elbv2Context,
): DescribeListenerAttributesOutput => ({
  Attributes: showAttributes(findListener(state, ListenerArn).attributes),
});
