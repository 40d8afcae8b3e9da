import type {
  ModifyListenerAttributesInput,
  ModifyListenerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findListener } from '../../find.js';
import { listenerAttributes } from '../../settings/attribute-tables.js';
import { changeAttributes, showAttributes } from '../../settings/attributes.js';

export function modifyListenerAttributes(
  input: ModifyListenerAttributesInput,
  { state }: Elbv2Context,
): ModifyListenerAttributesOutput {
  const listener = findListener(state, input.ListenerArn);
  const table = listenerAttributes[listener.protocol];
  const attributes = changeAttributes(listener.attributes, input.Attributes ?? [], table);
  state.listeners.set(listener.arn, { ...listener, attributes });
  return { Attributes: showAttributes(attributes) };
}
