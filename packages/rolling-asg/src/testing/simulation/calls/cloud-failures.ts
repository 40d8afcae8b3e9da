import { CloudError, type CloudErrorKind } from '../../../cloud/cloud-error.js';
import type { SimGroup, SimState } from '../sim-state.js';

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
  throw failure('denied', call, `not authorized to perform this on ${name}: its tags are not known yet`);
}
