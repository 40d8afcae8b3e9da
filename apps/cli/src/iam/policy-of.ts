import type { AwsSettings } from '../config/schema.js';
import type { IamPolicyOptions } from './iam-policy.js';

export interface AskedPolicy {
  readonly instanceRole?: string | undefined;
  readonly ssm?: string | undefined;
  readonly adopt?: string | undefined;
}

/** What the policy of a service is made from: its settings, and what was asked for. */
export function policyOf(
  service: string,
  { account, region, ...settings }: AwsSettings,
  { instanceRole, ssm, adopt }: AskedPolicy = {},
): IamPolicyOptions {
  return {
    ...{ service, account, region },
    instanceRole: instanceRole ?? roleOf(service, settings),
    parameter: ssm,
    adopt,
    eventBuses: eventBusesOf(settings),
  };
}

const eventBusesOf = ({ notify = [] }: Pick<AwsSettings, 'notify'>): readonly string[] => [
  ...new Set(notify.flatMap((target) => (target.kind === 'eventbridge' ? [target.bus] : []))),
];

/**
 * A configured profile has a role of the same name, as the console makes them; our stack's role has a name
 * that begins like this. Anything else is named by `--instance-role`.
 */
function roleOf(
  service: string,
  { group, stack, outputs }: Pick<AwsSettings, 'group' | 'stack' | 'outputs'>,
): string | undefined {
  const { instanceProfile } = group;
  if (instanceProfile?.startsWith('arn:')) return instanceProfile.replace(':instance-profile/', ':role/');
  return instanceProfile ?? ((stack ?? outputs) === undefined ? undefined : `${service}-app-*`);
}
