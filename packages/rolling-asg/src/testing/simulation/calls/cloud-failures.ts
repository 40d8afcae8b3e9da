import { CloudError, type CloudErrorKind } from '../../../cloud/cloud-error.js';
import type { SimGroup, SimState, SimVersion } from '../sim-state.js';

export function failure(kind: CloudErrorKind, call: string, text: string): CloudError {
  return new CloudError(kind, call, new Error(text));
}

/** @throws CloudError `invalid` when there is no such group, as AWS's ValidationError */
export function needGroup(state: SimState, call: string, name: string): SimGroup {
  const found = state.groups.get(name);
  if (found === undefined) throw failure('invalid', call, `AutoScalingGroup name not found - ${name}`);
  return found;
}

/** @throws CloudError `denied` while conditions on the tags of a new group lag behind */
export function assertTagsAreSeen(
  state: SimState,
  call: string,
  { name, createdAt = -Infinity }: SimGroup,
): void {
  if (state.now >= createdAt + state.doubts.tagConditionLagMs) return;
  state.met.add('tagConditionLagMs');
  throw failure('denied', call, `not authorized to perform this on ${name}: its tags are not known yet`);
}

/** @throws CloudError `invalid` when there is no such launch template version, or none that can be used yet */
export function assertVersionIsSeen(
  state: SimState,
  call: string,
  version: SimVersion | undefined,
): asserts version is SimVersion {
  const isYoung = version !== undefined && state.now < version.createdAtMs + state.doubts.templateLagMs;
  if (isYoung) state.met.add('templateLagMs');
  if (version === undefined || isYoung)
    throw failure('invalid', call, 'the launch template version does not exist');
}
