import type {
  SetIpAddressTypeInput,
  SetIpAddressTypeOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer } from '../../find.js';

/** Kept and shown: clients come over IPv4. */
export function setIpAddressType(
  { LoadBalancerArn, IpAddressType = 'ipv4' }: SetIpAddressTypeInput,
  { state }: Elbv2Context,
): SetIpAddressTypeOutput {
  const record = findLoadBalancer(state, LoadBalancerArn);
  state.loadBalancers.set(record.arn, { ...record, ipAddressType: IpAddressType });
  return { IpAddressType };
}
