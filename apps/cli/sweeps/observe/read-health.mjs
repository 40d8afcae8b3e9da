import { DescribeInstanceHealthCommand } from '@aws-sdk/client-elastic-load-balancing';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';

const loadBalancerName = 'web-elb';

/**
 * The instances that some load balancer knows, and whether they take requests from all of them: in service, and not on
 * their way out.
 *
 * @param {{ elasticLoadBalancing: object, elasticLoadBalancingV2: object, front: import('../world/read-front.mjs').Front }} eyes
 */
export async function readHealth({ elasticLoadBalancing, elasticLoadBalancingV2, front }) {
  const all = await Promise.all([
    ...(front.hasClassic ? [readClassic(elasticLoadBalancing)] : []),
    ...front.targetGroupArns.map((arn) => readTargets(elasticLoadBalancingV2, arn)),
  ]);
  const ids = new Set(all.flatMap((health) => [...health.keys()]));
  return [...ids].map((id) => ({ id, serves: all.every((health) => health.get(id) === true) }));
}

async function readClassic(client) {
  const request = new DescribeInstanceHealthCommand({ LoadBalancerName: loadBalancerName });
  const { InstanceStates = [] } = await client.send(request);
  return new Map(
    InstanceStates.map(({ InstanceId, State, Description = '' }) => [
      InstanceId,
      State === 'InService' && !/deregistration/i.test(Description),
    ]),
  );
}

async function readTargets(client, TargetGroupArn) {
  const request = new DescribeTargetHealthCommand({ TargetGroupArn });
  const { TargetHealthDescriptions = [] } = await client.send(request);
  return new Map(
    TargetHealthDescriptions.map(({ Target, TargetHealth }) => [Target.Id, TargetHealth.State === 'healthy']),
  );
}
