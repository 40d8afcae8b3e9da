import type { LaunchTemplate, LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import { latestExisting } from './find-launch-template.js';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from './launch-template-record.js';

/** A template without its versions. */
export const presentTemplate = (template: LaunchTemplateRecord, ec2: Ec2Context): LaunchTemplate => ({
  LaunchTemplateId: template.launchTemplateId,
  LaunchTemplateName: template.launchTemplateName,
  CreateTime: template.createTime,
  CreatedBy: creator(ec2),
  DefaultVersionNumber: template.defaultVersion,
  LatestVersionNumber: latestExisting(template),
  Tags: tagList(ec2.state, template.launchTemplateId),
});

/** One version with its data. */
export const presentVersion = (
  template: LaunchTemplateRecord,
  version: LaunchTemplateVersionRecord,
  ec2: Ec2Context,
): LaunchTemplateVersion => ({
  LaunchTemplateId: template.launchTemplateId,
  LaunchTemplateName: template.launchTemplateName,
  VersionNumber: version.version,
  VersionDescription: version.description,
  CreateTime: version.createTime,
  CreatedBy: creator(ec2),
  DefaultVersion: version.version === template.defaultVersion,
  LaunchTemplateData: version.data,
});

const creator = ({ surroundings }: Ec2Context) => `arn:aws:iam::${surroundings.account}:root`;
