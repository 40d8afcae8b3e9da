import type { ModifyListenerInput, ModifyListenerOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { findListener, findLoadBalancer } from '../../find.js';
import { openListener } from '../../open-listener.js';
import { listenerAttributes } from '../../settings/attribute-tables.js';
import { initialAttributes } from '../../settings/attributes.js';
import { readActions } from '../../settings/read-actions.js';
import { readEncryption } from '../../settings/read-encryption.js';
import { readPort, readProtocol } from '../../settings/read-listener.js';
import { showListener } from '../../show.js';
import type { ListenerRecord } from '../../state.js';

/** What a request leaves out stays. Another port or protocol binds the listener anew, and ends its connections. */
export function modifyListener(
  input: ModifyListenerInput,
  elbv2: Elbv2Context,
): Promise<ModifyListenerOutput> {
  return elbv2.inTurn(async () => {
    const { state, live } = elbv2;
    const listener = findListener(state, input.ListenerArn);
    const next = changed(listener, input, elbv2);
    if (next.port === listener.port && next.protocol === listener.protocol) {
      state.listeners.set(next.arn, next);
    } else {
      await live.listeners.get(listener.arn)?.close();
      await openListener(elbv2, next);
    }
    routingChanged(elbv2);
    return { Listeners: [showListener(next)] };
  });
}

function changed(listener: ListenerRecord, input: ModifyListenerInput, elbv2: Elbv2Context): ListenerRecord {
  const { state, certificates } = elbv2;
  const loadBalancer = findLoadBalancer(state, listener.loadBalancerArn);
  const port = readPort(input.Port ?? listener.port);
  checkFree(elbv2, listener, port);
  const protocol = readProtocol(input.Protocol ?? listener.protocol, loadBalancer.type);
  const actions = input.DefaultActions ?? listener.defaultActions;
  return {
    ...listener,
    port,
    protocol,
    ...readEncryption(input, { protocol, certificates, previous: listener }),
    defaultActions: readActions(actions, { state, loadBalancer, protocol }),
    attributes:
      protocol === listener.protocol ? listener.attributes : initialAttributes(listenerAttributes[protocol]),
  };
}

function checkFree({ state }: Elbv2Context, { arn, loadBalancerArn }: ListenerRecord, port: number): void {
  const isTaken = [...state.listeners.values()].some(
    (other) => other.loadBalancerArn === loadBalancerArn && other.port === port && other.arn !== arn,
  );
  if (!isTaken) return;
  throw new AwsError('DuplicateListener', 'A listener with the specified port already exists.');
}
