import type { Group, GroupInstance } from '../../cloud/cloud.js';
import { isActiveRefresh, type InstanceRefresh, type TemplateSource } from '../../cloud/instance-refresh.js';
import { isOfSource, isSameSource, pointedSource } from '../../observe/service/source-of.js';

/** What is to be seen of a group that goes back to what it was made from. */
export interface WayBackView {
  readonly group: Group;
  /** Newest first. */
  readonly refreshes: readonly InstanceRefresh[];
  /** What the rollout launched; absent when it had made nothing yet. */
  readonly release?: TemplateSource;
  readonly origin: TemplateSource;
  /** AWS has refused to turn this rollout's refresh round. */
  readonly isIrreversible: boolean;
}

/** The next thing to do on a way back. */
export type WayBackMove =
  | { readonly kind: 'turn' | 'cancel' | 'start' | 'done' }
  | { readonly kind: 'wait'; readonly reason: string };

/** Decides by what is there alone: any runner can go on with a way back that another one began. */
export function decideWayBack(view: WayBackView): WayBackMove {
  const { group, refreshes, release, origin, isIrreversible } = view;
  if (release === undefined || !hasBegun(view, release)) return { kind: 'done' };
  const active = refreshes.find(isActiveRefresh);
  if (active !== undefined) {
    const isForward = isSameSource(active.desired, release) && active.status !== 'RollbackInProgress';
    if (isForward && active.status !== 'Cancelling') return { kind: isIrreversible ? 'cancel' : 'turn' };
    return { kind: 'wait', reason: refreshText(active) };
  }
  const left = group.instances.filter((instance) => !isAside(instance) && !isOfSource(instance, origin));
  if (!isSameSource(pointedSource(group), origin) || left.some((one) => !isLeaving(one)))
    return { kind: 'start' };
  const [leaving] = left;
  return leaving === undefined
    ? { kind: 'done' }
    : { kind: 'wait', reason: `${leaving.instanceId} is ${leaving.lifecycleState}` };
}

/** Where nothing was ever refreshed to the release, what else goes on is somebody else's. */
const hasBegun = ({ group, refreshes }: WayBackView, release: TemplateSource): boolean =>
  refreshes.some(({ desired }) => isSameSource(desired, release)) ||
  group.instances.some((instance) => isOfSource(instance, release));

function refreshText({ status, percentComplete, reason }: InstanceRefresh): string {
  return `instance refresh ${status}, ${percentComplete} %${reason === undefined ? '' : `; ${reason}`}`;
}

const isAside = ({ lifecycleState }: GroupInstance): boolean => lifecycleState.includes('Standby');

const isLeaving = ({ lifecycleState }: GroupInstance): boolean => lifecycleState.startsWith('Terminat');
