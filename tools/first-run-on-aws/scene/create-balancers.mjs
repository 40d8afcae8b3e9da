import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand as CreateClassicCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** How long what leaves is drained, in seconds. */
const drainingSeconds = 30;

const check = { interval: 5, timeout: 2, threshold: 2 };

/** Both load balancers are inside the VPC: nobody reaches them, and they need no internet gateway. */
export async function createBalancers(place) {
  await createClassic(place);
  const targetGroupArn = await createTargetGroup(place, place.names.targetGroup);
  const unlistenedArn = await createTargetGroup(place, place.names.unlistened);
  await createApplication(place, targetGroupArn);
  return { targetGroupArn, unlistenedArn };
}

async function createClassic({ send, names, tags, subnetIds }) {
  const LoadBalancerName = names.classic;
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 80 }];
  const named = { LoadBalancerName, Listeners, Subnets: subnetIds, Scheme: 'internal', Tags: tags };
  await send.classic(new CreateClassicCommand(named));
  const HealthCheck = {
    ...{ Target: 'HTTP:80/', Interval: check.interval, Timeout: check.timeout },
    ...{ HealthyThreshold: check.threshold, UnhealthyThreshold: check.threshold },
  };
  await send.classic(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = { ConnectionDraining: { Enabled: true, Timeout: drainingSeconds } };
  await send.classic(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
}

async function createTargetGroup({ send, tags, vpcId }, Name) {
  const { TargetGroups } = await send.application(
    new CreateTargetGroupCommand({
      ...{ Name, Protocol: 'HTTP', Port: 80, VpcId: vpcId, TargetType: 'instance', Tags: tags },
      ...{ HealthCheckPath: '/', HealthCheckIntervalSeconds: check.interval },
      ...{ HealthCheckTimeoutSeconds: check.timeout, HealthyThresholdCount: check.threshold },
      UnhealthyThresholdCount: check.threshold,
    }),
  );
  const { TargetGroupArn } = TargetGroups[0];
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: String(drainingSeconds) }];
  await send.application(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }));
  return TargetGroupArn;
}

async function createApplication({ send, names, tags, subnetIds }, TargetGroupArn) {
  const named = { Name: names.application, Subnets: subnetIds, Scheme: 'internal', Tags: tags };
  const { LoadBalancers } = await send.application(new CreateLoadBalancerCommand(named));
  const { LoadBalancerArn } = LoadBalancers[0];
  const DefaultActions = [{ Type: 'forward', TargetGroupArn }];
  const listener = { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions, Tags: tags };
  await send.application(new CreateListenerCommand(listener));
}
