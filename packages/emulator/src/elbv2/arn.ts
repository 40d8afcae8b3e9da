import type { Surroundings } from '../service/service.js';
import type { LoadBalancerType } from './protocols.js';

type Named = Pick<Surroundings, 'account' | 'region' | 'newId'>;

const prefix = ({ account, region }: Named) => `arn:aws:elasticloadbalancing:${region}:${account}`;

/** Sixteen hexadecimal digits. */
const digits = ({ newId }: Named) => newId('elbv2').slice(-16);

export const newLoadBalancerArn = (named: Named, type: LoadBalancerType, name: string) =>
  `${prefix(named)}:loadbalancer/${type === 'application' ? 'app' : 'net'}/${name}/${digits(named)}`;

export const newTargetGroupArn = (named: Named, name: string) =>
  `${prefix(named)}:targetgroup/${name}/${digits(named)}`;

/** A listener's ARN goes on where its load balancer's ends, and a rule's where its listener's ends. */
export const newListenerArn = (named: Named, loadBalancerArn: string) =>
  `${loadBalancerArn.replace(':loadbalancer/', ':listener/')}/${digits(named)}`;

export const newRuleArn = (named: Named, listenerArn: string) =>
  `${listenerArn.replace(':listener/', ':listener-rule/')}/${digits(named)}`;
