import { AwsError } from '../service/aws-error.js';
import type { CertificatePort, InstancePort, InstanceView } from '../service/ports.js';
import type { Surroundings } from '../service/service.js';
import type { DataPlane } from '../traffic/data-plane.js';
import type { LoadBalancer } from './load-balancer.js';

/** What the operations share. */
export interface ElbContext {
  readonly surroundings: Surroundings;
  readonly instances: InstancePort;
  readonly certificates: CertificatePort;
  readonly dataPlane: DataPlane;
  /** By name, in the order of creation. */
  readonly loadBalancers: Map<string, LoadBalancer>;
  /** Tells those who follow registrations of a change. */
  readonly changed: (loadBalancerName: string, instanceId: string) => void;
  /** Operations that bind listeners run one after the other. */
  readonly inTurn: <Result>(operation: () => Promise<Result>) => Promise<Result>;
}

/** Throws `AwsError` `LoadBalancerNotFound`. */
export function loadBalancerNamed(elb: ElbContext, name: string | undefined): LoadBalancer {
  const loadBalancer = elb.loadBalancers.get(name ?? '');
  if (loadBalancer !== undefined) return loadBalancer;
  throw new AwsError('LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${String(name)}'`);
}

/** Throws `AwsError` `InvalidInstance` for an instance that EC2 does not know. */
export function instanceWithId(elb: ElbContext, instanceId: string): InstanceView {
  const instance = elb.instances.get(instanceId);
  if (instance !== undefined) return instance;
  throw new AwsError('InvalidInstance', `Could not find EC2 instance ${instanceId}.`);
}
