import type {
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { validationError, within } from '../../errors.js';
import { findTargetGroup } from '../../find.js';
import { targetGroupAttributes } from '../../settings/attribute-tables.js';
import { changeAttributes, numberOf, showAttributes } from '../../settings/attributes.js';

/** A new deregistration delay is that of the next target that leaves. */
export function modifyTargetGroupAttributes(
  input: ModifyTargetGroupAttributesInput,
  elbv2: Elbv2Context,
): ModifyTargetGroupAttributesOutput {
  const { state } = elbv2;
  const group = findTargetGroup(state, input.TargetGroupArn);
  const table = targetGroupAttributes[group.protocol === 'HTTP' ? 'application' : 'network'];
  const attributes = changeAttributes(group.attributes, input.Attributes ?? [], table);
  checkTimes(attributes);
  state.targetGroups.set(group.arn, { ...group, attributes });
  routingChanged(elbv2);
  return { Attributes: showAttributes(attributes) };
}

function checkTimes(attributes: ReadonlyMap<string, string>): void {
  const delay = 'deregistration_delay.timeout_seconds';
  within(`Attribute '${delay}'`, numberOf(attributes, delay), [0, 3_600]);
  const slowStart = numberOf(attributes, 'slow_start.duration_seconds');
  if (slowStart === 0 || (slowStart >= 30 && slowStart <= 900)) return;
  throw validationError(
    `Attribute 'slow_start.duration_seconds' must be 0 or between 30 and 900, got ${slowStart}`,
  );
}
