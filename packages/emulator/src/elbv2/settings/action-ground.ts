import type { ListenerProtocol } from '../protocols.js';
import type { Elbv2State, LoadBalancerRecord } from '../state.js';

/** Where an action is to stand. */
export interface ActionGround {
  readonly state: Elbv2State;
  readonly loadBalancer: LoadBalancerRecord;
  readonly protocol: ListenerProtocol;
}
