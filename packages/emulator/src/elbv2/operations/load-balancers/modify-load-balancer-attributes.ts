import type {
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer } from '../../find.js';
import { loadBalancerAttributes } from '../../settings/attribute-tables.js';
import { changeAttributes, showAttributes } from '../../settings/attributes.js';

export function modifyLoadBalancerAttributes(
  input: ModifyLoadBalancerAttributesInput,
  elbv2: Elbv2Context,
): ModifyLoadBalancerAttributesOutput {
  const { state } = elbv2;
  const record = findLoadBalancer(state, input.LoadBalancerArn);
  const table = loadBalancerAttributes[record.type];
  const attributes = changeAttributes(record.attributes, input.Attributes ?? [], table);
  state.loadBalancers.set(record.arn, { ...record, attributes });
  routingChanged(elbv2);
  return { Attributes: showAttributes(attributes) };
}
