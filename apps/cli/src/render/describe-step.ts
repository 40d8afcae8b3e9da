import { duration } from '@clicamos/report';
import { sourceName, type RolloutStep } from '@clicamos/rolling-asg';
import { assertNever } from './assert-never.js';

/** One line of a plan, in AWS's time. */
export function describeStep(step: RolloutStep): string {
  switch (step.kind) {
    case 'createLaunchTemplateVersion':
      return `create launch template version ${step.version} of ${step.templateName} with ${step.imageId}`;
    case 'createGroup':
      return `create group ${step.groupName} at ${step.desiredCapacity}${attachments(step)}`;
    case 'reclaimGroup':
      return `attach ${step.groupName}, which is warm, to ${step.sourceIds.map(sourceName).join(', ')}`;
    case 'holdPrevious':
      return `hold ${step.groupName} at ${step.desiredCapacity}: it is not scaled in meanwhile`;
    case 'awaitCapacity':
      return (
        `wait until ${step.wanted} of ${step.wanted} are in service in ${step.sourceIds.map(sourceName).join(', ')}` +
        `   earliest ${duration(step.earliestMs)} · deadline ${duration(step.deadlineMs)}`
      );
    case 'bake':
      return describeBake(step);
    case 'drain':
      return `drain ${step.groupName} from ${step.sourceIds.map(sourceName).join(', ')}   ${duration(step.floorMs)} to ${duration(step.ceilingMs)}`;
    case 'keepPrevious':
      return `keep ${step.groupName} warm for ${duration(step.keepMs)}`;
    case 'endKept':
      return `delete ${step.groupNames.join(', ')}, which was kept warm`;
    case 'deleteGroup':
      return `delete ${step.groupName}`;
    case 'holdGroup':
      return `hold ${step.groupName} at ${step.desiredCapacity}: it keeps its name, and nobody else rolls it`;
    case 'startRefresh':
      return `start AWS's instance refresh of ${step.groupName}: ${step.minHealthyPercent} % healthy at least, ${step.maxHealthyPercent} % at most`;
    case 'awaitRefresh':
      return `wait until ${step.wanted} of ${step.wanted} are replaced and serve   earliest ${duration(step.earliestMs)} · deadline ${duration(step.deadlineMs)}`;
    case 'finishRefresh':
      return `finish: ${step.groupName} is as it was, of the new release; a way back is another refresh`;
    case 'finish':
      return `finish: ${step.groupName} is the live group`;
    default:
      return assertNever(step);
  }
}

function describeBake({ groupName, durationMs, promoteWithinMs }: Extract<RolloutStep, { kind: 'bake' }>) {
  const bake = `bake ${duration(durationMs)}: ${groupName} must go on serving`;
  if (promoteWithinMs === undefined) return bake;
  const wait = `wait ${duration(promoteWithinMs)} for somebody to promote ${groupName}, then go back`;
  return durationMs === 0 ? wait : `${bake}; then ${wait}`;
}

function attachments({
  policies,
  scheduledActions,
  hooks,
}: Extract<RolloutStep, { kind: 'createGroup' }>): string {
  const parts = [
    counted(policies, 'scaling policy', 'scaling policies'),
    counted(scheduledActions, 'scheduled action', 'scheduled actions'),
    counted(hooks, 'lifecycle hook', 'lifecycle hooks'),
  ].flatMap((part) => part ?? []);
  return parts.length === 0 ? '' : `, with ${parts.join(', ')}`;
}

const counted = (n: number, one: string, many: string) =>
  n === 0 ? undefined : `${n} ${n === 1 ? one : many}`;
