import type { AwsClients } from '../terms/clients.js';
import type { Clock } from '../terms/clock.js';
import type { CreateContext } from '../terms/create-context.js';

/** A clock whose sleeps pass at once. */
export function fakeClock(): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

type Send = (command: { readonly constructor: { readonly name: string }; readonly input: object }) => unknown;

/** A context whose clients all answer by `send`. */
export function fakeContext(send: Send, clock: Clock = fakeClock()): CreateContext {
  const client = { send: async (command: Parameters<Send>[0]) => send(command) };
  // Only `send` of a client is ever called.
  const clients = {
    acm: client,
    ec2: client,
    elb: client,
    elbv2: client,
    cloudWatch: client,
    sts: client,
    autoScaling: client,
    iam: client,
    ssm: client,
  } as unknown as AwsClients;
  return {
    clients,
    region: 'eu-west-1',
    clock,
    speed: 1,
    onWaiting: () => undefined,
    signal: undefined,
    call: {},
    name: 'x',
    nameFor: ({ name = 'x' }) => name,
  };
}
