import type {
  DescribeAccountLimitsInput,
  DescribeAccountLimitsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { pageOf } from '../../listing.js';

/** AWS's quotas of a new account, of which the emulator knows only that of load balancers. */
const limits = [
  ['application-load-balancers', '50'],
  ['listeners-per-application-load-balancer', '50'],
  ['listeners-per-network-load-balancer', '50'],
  ['network-load-balancers', '50'],
  ['rules-per-application-load-balancer', '100'],
  ['target-groups', '3000'],
  ['targets-per-application-load-balancer', '1000'],
  ['targets-per-network-load-balancer', '3000'],
].map(([Name, Max]) => ({ Name, Max }));

export function describeAccountLimits(input: DescribeAccountLimitsInput): DescribeAccountLimitsOutput {
  const { items, nextToken } = pageOf(limits, input);
  return { Limits: [...items], NextMarker: nextToken };
}
