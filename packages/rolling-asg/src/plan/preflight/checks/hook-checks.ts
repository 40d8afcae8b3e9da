import { durationText } from '../../../cloud/duration-text.js';
import { codeDeployGroupOf } from '../../../observe/service/foreign-owner.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** What holds instances when they come and when they go. */
export function checkHooks(input: PreflightInput): readonly PreflightItem[] {
  return [...checkCodeDeploy(input), ...checkLaunching(input), ...checkTerminating(input)];
}

/** Also on a group of ours: its owner may have given it to CodeDeploy since. */
function checkCodeDeploy({ next: { attachments } }: PreflightInput): readonly PreflightItem[] {
  return attachments.hooks.flatMap(({ name }) => {
    const deploymentGroup = codeDeployGroupOf(name);
    if (deploymentGroup === undefined) return [];
    const text = `Hook \`${name}\` is CodeDeploy's, of its deployment group \`${deploymentGroup}\`: it would install its own revision on next, and fail where its agent is missing`;
    return [error('codedeploy-hook', text, { 'deployment group': deploymentGroup })];
  });
}

function checkLaunching({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'launching-hooks';
  const { healthyDeadlineMs = 600_000 } = options;
  const group = facts.live?.group.name;
  return next.attachments.hooks
    .filter(
      ({ transition, name }) => transition.endsWith('LAUNCHING') && codeDeployGroupOf(name) === undefined,
    )
    .map(({ name, heartbeatMs }) => {
      const text = `Hook \`${name}\` can hold each instance of next for ${durationText(heartbeatMs)}`;
      if (heartbeatMs < healthyDeadlineMs) return ok(check, text);
      const deadline = `the deadline is ${durationText(healthyDeadlineMs)}`;
      return warning(check, `${text}, ${deadline}: who completes it must be there`, { group, hook: name });
    });
}

function checkTerminating({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  const { deleteDeadlineMs = 600_000 } = options;
  const group = facts.live?.group.name;
  return next.attachments.hooks
    .filter(
      ({ transition, heartbeatMs }) => transition.endsWith('TERMINATING') && heartbeatMs > deleteDeadlineMs,
    )
    .map(({ name, heartbeatMs }) => {
      const text = `Hook \`${name}\` can hold the removal of previous for ${durationText(heartbeatMs)}`;
      return warning('terminating-hooks', text, { group, hook: name });
    });
}
