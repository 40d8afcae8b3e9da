import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { LaunchTemplateReference } from '../../service/ports.js';
import { findLaunchTemplate, findVersion } from '../launch-templates/find-launch-template.js';
import type {
  LaunchTemplateRecord,
  LaunchTemplateVersionRecord,
} from '../launch-templates/launch-template-record.js';
import type { Ec2State } from '../state.js';

/** What requests and launch templates both may say of an instance. */
export type LaunchParameters = Pick<
  RequestLaunchTemplateData,
  | 'BlockDeviceMappings'
  | 'CreditSpecification'
  | 'DisableApiTermination'
  | 'EbsOptimized'
  | 'IamInstanceProfile'
  | 'ImageId'
  | 'InstanceInitiatedShutdownBehavior'
  | 'InstanceMarketOptions'
  | 'InstanceType'
  | 'KeyName'
  | 'MetadataOptions'
  | 'Monitoring'
  | 'NetworkInterfaces'
  | 'Placement'
  | 'SecurityGroupIds'
  | 'SecurityGroups'
  | 'TagSpecifications'
  | 'UserData'
>;

const names = [
  'BlockDeviceMappings',
  'CreditSpecification',
  'DisableApiTermination',
  'EbsOptimized',
  'IamInstanceProfile',
  'ImageId',
  'InstanceInitiatedShutdownBehavior',
  'InstanceMarketOptions',
  'InstanceType',
  'KeyName',
  'MetadataOptions',
  'Monitoring',
  'NetworkInterfaces',
  'Placement',
  'SecurityGroupIds',
  'SecurityGroups',
  'UserData',
] as const satisfies readonly (keyof LaunchParameters)[];

export interface ChosenTemplate {
  readonly template: LaunchTemplateRecord;
  readonly version: LaunchTemplateVersionRecord;
}

/** The template version that a launch names; the default one unless it says another. Throws AWS's errors. */
export function chooseTemplate(state: Ec2State, reference: LaunchTemplateReference): ChosenTemplate {
  const template = findLaunchTemplate(state, {
    LaunchTemplateId: reference.launchTemplateId,
    LaunchTemplateName: reference.launchTemplateName,
  });
  return { template, version: findVersion(template, reference.version ?? '$Default') };
}

/** A request's parameters over a template's; the tags of both, the request's last. */
export function overTemplate(
  request: LaunchParameters,
  chosen: ChosenTemplate | undefined,
): LaunchParameters {
  const data = chosen?.version.data ?? {};
  const merged = names.map((name) => [name, given(request[name]) ?? given(data[name])]);
  const TagSpecifications = [...(data.TagSpecifications ?? []), ...(request.TagSpecifications ?? [])];
  return { ...Object.fromEntries(merged), TagSpecifications };
}

/** Older clients send empty texts for what is not set, and AWS takes them for that. */
export const given = <Value>(value: Value | undefined): Value | undefined =>
  value === '' ? undefined : value;

/** The tags that AWS itself puts on instances of a template. */
export const templateTags = (chosen: ChosenTemplate | undefined): ReadonlyMap<string, string> =>
  new Map(
    chosen && [
      ['aws:ec2launchtemplate:id', chosen.template.launchTemplateId],
      ['aws:ec2launchtemplate:version', String(chosen.version.version)],
    ],
  );
