import type { CreateListenerInput, CreateListenerOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import { newListenerArn, newRuleArn } from '../../arn.js';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { validationError } from '../../errors.js';
import { findLoadBalancer } from '../../find.js';
import { openListener } from '../../open-listener.js';
import { listenerAttributes } from '../../settings/attribute-tables.js';
import { initialAttributes } from '../../settings/attributes.js';
import { readEncryption } from '../../settings/read-encryption.js';
import { readPort, readProtocol } from '../../settings/read-listener.js';
import { readActions } from '../../settings/read-actions.js';
import { addTags } from '../../settings/tags.js';
import { showListener } from '../../show.js';
import type { ListenerRecord } from '../../state.js';

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
export function createListener(
  input: CreateListenerInput,
  elbv2: Elbv2Context,
): Promise<CreateListenerOutput> {
  return elbv2.inTurn(async () => {
    const { state } = elbv2;
    const listener = readListener(input, elbv2);
    const tags = addTags(new Map(), input.Tags ?? []);
    await openListener(elbv2, listener);
    state.tags.set(listener.arn, tags);
    routingChanged(elbv2);
    return { Listeners: [showListener(listener)] };
  });
}

function readListener(input: CreateListenerInput, elbv2: Elbv2Context): ListenerRecord {
  const { state, surroundings } = elbv2;
  const loadBalancer = findLoadBalancer(state, input.LoadBalancerArn);
  if (input.Port === undefined) throw validationError('A listener port must be specified');
  const protocol = readProtocol(input.Protocol, loadBalancer.type);
  const port = readPort(input.Port);
  checkFree(elbv2, loadBalancer.arn, port);
  const arn = newListenerArn(surroundings, loadBalancer.arn);
  return {
    arn,
    loadBalancerArn: loadBalancer.arn,
    port,
    protocol,
    ...readEncryption(input, { protocol, certificates: elbv2.certificates }),
    defaultActions: readActions(input.DefaultActions ?? [], { state, loadBalancer, protocol }),
    defaultRuleArn: newRuleArn(surroundings, arn),
    attributes: initialAttributes(listenerAttributes[protocol]),
  };
}

function checkFree({ state }: Elbv2Context, loadBalancerArn: string, port: number): void {
  const isTaken = [...state.listeners.values()].some(
    (other) => other.loadBalancerArn === loadBalancerArn && other.port === port,
  );
  if (!isTaken) return;
  throw new AwsError(
    'DuplicateListener',
    `A listener already exists on this port for this load balancer '${loadBalancerArn}'`,
  );
}
