import type { LifecycleHookSpecification } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../service/aws-error.js';
import { validationError } from '../requests/errors.js';
import type { HookResult, LifecycleHook, LifecycleTransition } from '../group/lifecycle-hook.js';
import { required } from '../requests/required.js';

const mostHooks = 50;

/** The transitions that hooks can be put on. */
export const lifecycleTransitions = [
  'autoscaling:EC2_INSTANCE_LAUNCHING',
  'autoscaling:EC2_INSTANCE_TERMINATING',
] as const;

/** A hook as a request describes it; `LifecycleTransition` can be left out for one that exists. */
export type HookInput = Omit<LifecycleHookSpecification, 'LifecycleTransition'> & {
  readonly LifecycleTransition?: string | undefined;
};

/**
 * A group's hooks after one of a request is put among them; what the request leaves out stays as it was.
 * @throws AwsError `ValidationError` for values out of range, `LimitExceeded` above 50 hooks
 */
export function putHook(
  hooks: ReadonlyMap<string, LifecycleHook>,
  input: HookInput,
): ReadonlyMap<string, LifecycleHook> {
  const name = required(input.LifecycleHookName, 'lifecycleHookName');
  const all = new Map(hooks).set(name, readHook(name, input, hooks.get(name)));
  if (all.size > mostHooks) {
    throw new AwsError('LimitExceeded', `The number of lifecycle hooks exceeds the limit of ${mostHooks}.`);
  }
  return all;
}

function readHook(name: string, input: HookInput, previous: LifecycleHook | undefined): LifecycleHook {
  const heartbeatTimeoutSeconds = input.HeartbeatTimeout ?? previous?.heartbeatTimeoutSeconds ?? 3600;
  if (heartbeatTimeoutSeconds < 30 || heartbeatTimeoutSeconds > 7200) {
    throw validationError('Heartbeat timeout must be between 30 and 7200 seconds');
  }
  return {
    name,
    transition:
      readTransition(input.LifecycleTransition) ?? required(previous?.transition, 'lifecycleTransition'),
    heartbeatTimeoutSeconds,
    defaultResult: readHookResult(input.DefaultResult) ?? previous?.defaultResult ?? 'ABANDON',
    notificationMetadata: input.NotificationMetadata ?? previous?.notificationMetadata,
    notificationTargetArn: input.NotificationTargetARN ?? previous?.notificationTargetArn,
    roleArn: input.RoleARN ?? previous?.roleArn,
  };
}

function readTransition(transition: string | undefined): LifecycleTransition | undefined {
  if (transition === undefined) return undefined;
  const known = lifecycleTransitions.find((name) => name === transition);
  if (known) return known;
  throw validationError(`Invalid Lifecycle Transition: ${transition}`);
}

/**
 * The result of a lifecycle action, in AWS's words.
 * @throws AwsError `ValidationError` for anything but `CONTINUE` and `ABANDON`
 */
export function readHookResult(result: string | undefined): HookResult | undefined {
  if (result === undefined || result === 'CONTINUE' || result === 'ABANDON') return result;
  throw validationError(`Lifecycle action result must be CONTINUE or ABANDON, got ${result}`);
}
