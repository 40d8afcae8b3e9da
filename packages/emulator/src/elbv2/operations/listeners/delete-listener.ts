import type { DeleteListenerInput, DeleteListenerOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { closeListener } from '../../close-listener.js';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { findListener } from '../../find.js';

/** With its rules; connections to it end. */
export function deleteListener(
  { ListenerArn }: DeleteListenerInput,
  elbv2: Elbv2Context,
): Promise<DeleteListenerOutput> {
  return elbv2.inTurn(async () => {
    await closeListener(elbv2, findListener(elbv2.state, ListenerArn));
    routingChanged(elbv2);
    return {};
  });
}
