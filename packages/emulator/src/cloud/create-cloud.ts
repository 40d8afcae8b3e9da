import type { Keyring } from '../access/keyring.js';
import { createAcm } from '../acm/create-acm.js';
import { createAutoScaling, type AutoScalingService } from '../autoscaling/create-auto-scaling.js';
import { createEc2, type Ec2, type Ec2Options } from '../ec2/create-ec2.js';
import { createProcessHost, type ProcessHostOptions } from '../ec2/hosts/create-process-host.js';
import { imageParameters } from '../ec2/images/built-in-images.js';
import { createElb } from '../elb/create-elb.js';
import { createCloudWatch } from '../cloudwatch/create-cloudwatch.js';
import { createElbv2 } from '../elbv2/create-elbv2.js';
import { createSocketDataPlane } from '../traffic/create-socket-data-plane.js';
import type { DataPlane } from '../traffic/data-plane.js';
import { eachMinute } from '../time/each-minute.js';
import { eitherSource } from './either-source.js';
import { createIam } from '../iam/create-iam.js';
import { createSimulatedDataPlane } from '../laboratory/create-simulated-data-plane.js';
import { createSimulatedHost } from '../laboratory/create-simulated-host.js';
import type { CertificatePort } from '../service/ports.js';
import type { Service, Surroundings } from '../service/service.js';
import { createServiceQuotas } from '../servicequotas/create-service-quotas.js';
import { createSsm } from '../ssm/create-ssm.js';
import { createSts } from '../sts/create-sts.js';

/** What instances run on, and what carries traffic to them. */
export interface Hosting extends Pick<Ec2Options, 'createHost' | 'shortestGraceMs'> {
  /** @default sockets */
  readonly createDataPlane?: (ec2: Ec2) => DataPlane;
}

/** Instances are processes, load balancers listen. */
export const processHosting = (options: ProcessHostOptions): Hosting => ({
  createHost: (ground) => createProcessHost(ground, options),
});

/** Instances are nothing but what their images say; nothing listens. */
export const simulatedHosting: Hosting = {
  createHost: createSimulatedHost,
  shortestGraceMs: 0,
  createDataPlane: ({ context }) =>
    createSimulatedDataPlane({ state: context.state, time: context.surroundings.time }),
};

export interface Cloud {
  readonly services: readonly Service[];
  readonly ec2: Ec2;
  readonly setMetric: AutoScalingService['setMetric'];
  /** Ends every process, listener and timer. */
  close(): Promise<void>;
}

export interface CloudOptions extends Pick<Ec2Options, 'bootMs' | 'vcpuLimit'> {
  /** What keeps the temporary keys that STS gives out. */
  readonly keyring?: Keyring;
}

/** Every service of an account and region, on the same hosting. */
export async function createCloud(
  surroundings: Surroundings,
  { createDataPlane, ...hosting }: Hosting,
  { bootMs, vcpuLimit, keyring }: CloudOptions,
): Promise<Cloud> {
  const usersOf = (arn: string) => [...elb.usersOf(arn), ...elbv2.usersOf(arn)];
  const iam = createIam(surroundings, { usersOf });
  const acm = createAcm(surroundings, { usersOf });
  const certificates: CertificatePort = {
    get: (arn) => acm.certificates.get(arn) ?? iam.certificates.get(arn),
  };
  const ssm = createSsm(surroundings, { publicParameters: imageParameters(surroundings.region) });
  const ec2 = await createEc2(surroundings, {
    ...hosting,
    instanceProfiles: iam.instanceProfiles,
    parameterValue: (name) => ssm.parameterValue(name),
    ...(bootMs === undefined ? {} : { bootMs }),
    ...(vcpuLimit === undefined ? {} : { vcpuLimit }),
  });
  const { instances } = ec2;
  const dataPlane = createDataPlane?.(ec2) ?? createSocketDataPlane(surroundings.time, instances);
  const elb = createElb(surroundings, { instances, dataPlane, certificates });
  const elbv2 = createElbv2(surroundings, { instances, dataPlane, certificates });
  const trafficSources = eitherSource({ named: elb.loadBalancers, byArn: elbv2.targetGroups });
  const cloudWatch = createCloudWatch(surroundings);
  const { alarms } = cloudWatch;
  const autoScaling = createAutoScaling(surroundings, { instances, trafficSources, alarms });
  const quotas = createServiceQuotas(surroundings, { vcpuLimit: vcpuLimit ?? Infinity });
  const others = [createSts(surroundings, keyring), iam.service, ssm, cloudWatch, acm.service, quotas];
  const services = [ec2.service, elb.service, elbv2.service, autoScaling, ...others];
  const measure = (atMs: number) => {
    cloudWatch.record([...elb.takeSamples(), ...elbv2.takeSamples()], new Date(atMs));
    autoScaling.followCloudWatch(atMs, cloudWatch.minuteOf);
  };
  // Auto Scaling first, so that nothing is launched again; instances last, so that draining ones may end.
  const endMinutes = createDataPlane === undefined ? eachMinute(surroundings.time, measure) : undefined;
  const close = async () => {
    endMinutes?.();
    for (const service of [cloudWatch, autoScaling, elb.service, elbv2.service, ec2.service])
      await service.close();
  };
  return { services, ec2, setMetric: autoScaling.setMetric, close };
}
