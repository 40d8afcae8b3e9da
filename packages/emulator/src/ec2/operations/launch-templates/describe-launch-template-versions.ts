import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { missingParameter } from '../../errors.js';
import { findLaunchTemplate, findVersion } from '../../launch-templates/find-launch-template.js';
import type {
  LaunchTemplateRecord,
  LaunchTemplateVersionRecord,
} from '../../launch-templates/launch-template-record.js';
import { presentVersion } from '../../launch-templates/present-launch-template.js';
import { noneHave } from '../../filters/none-have.js';
import { selectPage, type SelectRules } from '../../select-page.js';

interface Row {
  readonly template: LaunchTemplateRecord;
  readonly version: LaunchTemplateVersionRecord;
}

/**
 * Newest first. Without a template, `$Latest` and `$Default` of all of them.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html
 */
export function describeLaunchTemplateVersions(
  input: DescribeLaunchTemplateVersionsRequest,
  ec2: Ec2Context,
): DescribeLaunchTemplateVersionsResult {
  const { items, NextToken } = selectPage(wantedRows(input, ec2), input, rules);
  return {
    LaunchTemplateVersions: items.map(({ template, version }) => presentVersion(template, version, ec2)),
    NextToken,
  };
}

function wantedRows(input: DescribeLaunchTemplateVersionsRequest, { state }: Ec2Context): readonly Row[] {
  const isNamed = input.LaunchTemplateId !== undefined || input.LaunchTemplateName !== undefined;
  if (isNamed) return rowsOf(findLaunchTemplate(state, input), input);
  const isEveryTemplate = input.Versions?.every((version) => version === '$Latest' || version === '$Default');
  if (!input.Versions?.length || !isEveryTemplate)
    throw missingParameter('LaunchTemplateId or LaunchTemplateName');
  return [...state.launchTemplates.values()].flatMap((template) => rowsOf(template, input));
}

function rowsOf(
  template: LaunchTemplateRecord,
  input: DescribeLaunchTemplateVersionsRequest,
): readonly Row[] {
  const { Versions = [], MinVersion, MaxVersion } = input;
  const named = new Set(Versions.map((version) => findVersion(template, version)));
  const all = named.size > 0 ? [...named] : [...template.versions.values()];
  const min = boundOf(template, MinVersion) ?? 1;
  const max = boundOf(template, MaxVersion) ?? Infinity;
  return all
    .filter(({ version }) => version >= min && version <= max)
    .sort((one, other) => other.version - one.version)
    .map((version) => ({ template, version }));
}

/** A number bounds whether or not that version exists. */
function boundOf(template: LaunchTemplateRecord, version: string | undefined): number | undefined {
  if (version === undefined) return undefined;
  return /^\d+$/.test(version) ? Number(version) : findVersion(template, version).version;
}

const rules: SelectRules<Row> = {
  limits: { min: 1, max: 200 },
  table: {
    'create-time': ({ version }) => version.createTime,
    'ebs-optimized': ({ version }) => version.data.EbsOptimized,
    'http-endpoint': ({ version }) => version.data.MetadataOptions?.HttpEndpoint,
    'http-tokens': ({ version }) => version.data.MetadataOptions?.HttpTokens,
    'iam-instance-profile': ({ version }) => version.data.IamInstanceProfile?.Arn,
    'image-id': ({ version }) => version.data.ImageId,
    'instance-type': ({ version }) => version.data.InstanceType,
    'is-default-version': ({ template, version }) => version.version === template.defaultVersion,
    'kernel-id': ({ version }) => version.data.KernelId,
    'license-configuration-arn': ({ version }) =>
      version.data.LicenseSpecifications?.map((one) => one.LicenseConfigurationArn),
    'network-card-index': ({ version }) => version.data.NetworkInterfaces?.map((one) => one.NetworkCardIndex),
    'host-resource-group-arn': ({ version }) => version.data.Placement?.HostResourceGroupArn,
    ...noneHave('http-protocol-ipv4'),
    'ram-disk-id': ({ version }) => version.data.RamDiskId,
  },
};
