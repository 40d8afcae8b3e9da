import { createHttpCounter, type HttpCounter } from '../../traffic/http/http-tally.js';
import { createFlowCounter, type FlowCounter } from '../../traffic/tcp/flow-tally.js';

/** Where load balancers count their traffic. */
export interface Meters {
  /** Of a load balancer's requests to one target group, or of what it answers by itself. */
  http(loadBalancerArn: string, groupArn?: string): HttpCounter;
  flows(loadBalancerArn: string): FlowCounter;
}

export function createMeters(): Meters {
  const http = new Map<string, HttpCounter>();
  const flows = new Map<string, FlowCounter>();
  return {
    http: (loadBalancerArn, groupArn = '') =>
      known(http, `${loadBalancerArn} ${groupArn}`, createHttpCounter),
    flows: (loadBalancerArn) => known(flows, loadBalancerArn, createFlowCounter),
  };
}

function known<Counter>(all: Map<string, Counter>, key: string, create: () => Counter): Counter {
  const counter = all.get(key) ?? create();
  all.set(key, counter);
  return counter;
}
