import { assertNever } from '../../assert-never.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Action, MemberStep } from '../view/decision.js';
import { patchGroup, patchMember } from '../group/groups.js';
import type { Group } from '../group/group.js';
import type { Member } from '../group/member.js';
import { awaitHooks, proceed } from '../execute/await-hooks.js';
import { enterService } from '../execute/enter-service.js';
import { launchInstance } from '../execute/launch-instance.js';
import { leave, standBy, terminate } from '../execute/leave.js';
import { deregister, register } from '../execute/registration.js';
import { removeGroup } from '../execute/remove-group.js';
import { reportProtection, scaleIn } from '../execute/scale-in.js';
import { executeRefresh } from '../refresh/execute-refresh.js';
import { runScheduledAction } from '../schedule/run-scheduled-action.js';
import { trackTarget } from '../tracking/track-target.js';
import { leavePool, rest, returnToPool, startWarm, stop } from '../warm-pool/execute-warm.js';
import { abandonLaunch, forceOut, replace } from '../execute/take-out.js';

/** Does one thing that was decided; nothing when what it is about has gone in the meantime. */
export function executeAction(autoScaling: AutoScaling, groupName: string, action: Action): void {
  const group = autoScaling.groups.get(groupName);
  if (!group) return;
  if ('instanceId' in action) return executeForMember(autoScaling, group, action);
  switch (action.kind) {
    case 'launch':
      return launchInstance(autoScaling, group, action);
    case 'scaleIn':
      return scaleIn(autoScaling, group, action);
    case 'reportProtection':
      return reportProtection(autoScaling, group);
    case 'settle':
      return patchGroup(autoScaling, groupName, settled);
    case 'dropPool':
      return patchGroup(autoScaling, groupName, { warmPool: undefined });
    case 'removeGroup':
      return removeGroup(autoScaling, group);
    case 'runScheduledAction':
      return runScheduledAction(autoScaling, group, action.name);
    case 'refresh':
      return executeRefresh(autoScaling, group, action.move);
    case 'trackTarget':
      return trackTarget(autoScaling, group, action.direction);
    case 'setAttachment':
      return patchGroup(autoScaling, groupName, {
        trafficSources: new Map(group.trafficSources).set(action.source, action.state),
      });
    case 'dropSource':
      return patchGroup(autoScaling, groupName, {
        trafficSources: new Map([...group.trafficSources].filter(([name]) => name !== action.source)),
      });
    default:
      return assertNever(action);
  }
}

const settled = { capacityChange: undefined, replacementsOwed: 0, protectionIsReported: false };

function executeForMember(
  autoScaling: AutoScaling,
  group: Group,
  action: Extract<Action, { instanceId: string }>,
): void {
  const member = group.members.get(action.instanceId);
  if (!member) return;
  switch (action.kind) {
    case 'startWarm':
      return startWarm(autoScaling, group, action);
    case 'register':
      return register(autoScaling, { group, member, source: action.source });
    case 'deregister':
      return deregister(autoScaling, { group, member, source: action.source });
    case 'awaitHooks':
      return awaitHooks(autoScaling, { group, member, transition: action.transition });
    case 'markUnhealthy':
      return patchMember(
        autoScaling,
        { groupName: group.name, instanceId: member.instanceId },
        { unhealthy: action.because },
      );
    default:
      return steps[action.kind](autoScaling, group, member);
  }
}

type Step = (autoScaling: AutoScaling, group: Group, member: Member) => void;

const steps: Readonly<Record<MemberStep, Step>> = {
  abandonLaunch,
  enterService,
  forceOut,
  leave,
  leavePool,
  proceed,
  replace,
  rest,
  returnToPool,
  standBy,
  stop,
  terminate,
};
