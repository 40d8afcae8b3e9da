import type { DescribeLaunchTemplatesRequest, DescribeLaunchTemplatesResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import {
  checkTemplateId,
  notFoundTemplateId,
  notFoundTemplateName,
} from '../../launch-templates/find-launch-template.js';
import type { LaunchTemplateRecord } from '../../launch-templates/launch-template-record.js';
import { presentTemplate } from '../../launch-templates/present-launch-template.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { tagsOf } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html */
export function describeLaunchTemplates(
  input: DescribeLaunchTemplatesRequest,
  ec2: Ec2Context,
): DescribeLaunchTemplatesResult {
  input.LaunchTemplateIds?.forEach(checkTemplateId);
  const withIds = findAll(ec2.state.launchTemplates.values(), input.LaunchTemplateIds, {
    nameOf: ({ launchTemplateId }) => launchTemplateId,
    notFound: notFoundTemplateId,
  });
  const named = findAll(withIds, input.LaunchTemplateNames, {
    nameOf: ({ launchTemplateName }) => launchTemplateName,
    notFound: notFoundTemplateName,
  });
  const { items, NextToken } = selectPage(named, input, rulesOf(ec2));
  return { LaunchTemplates: items.map((template) => presentTemplate(template, ec2)), NextToken };
}

const rulesOf = ({ state }: Ec2Context): SelectRules<LaunchTemplateRecord> => ({
  limits: { min: 1, max: 200 },
  tags: ({ launchTemplateId }) => tagsOf(state, launchTemplateId),
  table: {
    'create-time': ({ createTime }) => createTime,
    'launch-template-name': ({ launchTemplateName }) => launchTemplateName,
  },
});
