import { DescribeLoadBalancersCommand as DescribeClassicCommand } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** What a world's service may stand behind, as `loadBalancer` of clicamos.yaml names it. */
export const fronts = ['classic', 'application', 'network', 'both'];

/**
 * What it stands behind.
 *
 * @typedef {object} Front
 * @property {boolean} hasClassic
 * @property {readonly string[]} targetGroupArns
 * @property {readonly string[]} urls of all load balancers
 */

/**
 * Looked up in the cloud: what the command has written down is the command's own.
 *
 * @param {ReturnType<typeof import('./create-clients.mjs').createClients>} clients
 * @returns {Promise<Front>}
 */
export async function readFront({ elasticLoadBalancing, elasticLoadBalancingV2 }) {
  const { LoadBalancerDescriptions = [] } = await elasticLoadBalancing.send(new DescribeClassicCommand({}));
  const { LoadBalancers = [] } = await elasticLoadBalancingV2.send(new DescribeLoadBalancersCommand({}));
  const { TargetGroups = [] } = await elasticLoadBalancingV2.send(new DescribeTargetGroupsCommand({}));
  const names = [...LoadBalancerDescriptions, ...LoadBalancers].map(({ DNSName }) => DNSName);
  if (names.length === 0) throw new Error('`clicamos local up` made no load balancer');
  return {
    hasClassic: LoadBalancerDescriptions.length > 0,
    targetGroupArns: TargetGroups.map(({ TargetGroupArn }) => TargetGroupArn),
    urls: names.map((name) => `http://${name}/`),
  };
}
