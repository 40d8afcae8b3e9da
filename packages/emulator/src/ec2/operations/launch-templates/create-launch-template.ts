import type { CreateLaunchTemplateRequest, CreateLaunchTemplateResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { checkTemplateData } from '../../launch-templates/check-template-data.js';
import { findByName } from '../../launch-templates/find-launch-template.js';
import { presentTemplate } from '../../launch-templates/present-launch-template.js';
import { onceForToken } from '../../once-for-token.js';
import type { Ec2State } from '../../state.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';

const allowed = /^[a-zA-Z0-9().\-/_]{3,128}$/;

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
export const createLaunchTemplate = (
  input: CreateLaunchTemplateRequest,
  ec2: Ec2Context,
): CreateLaunchTemplateResult =>
  onceForToken(ec2, { operation: 'CreateLaunchTemplate', request: input }, () => create(input, ec2));

function create(input: CreateLaunchTemplateRequest, ec2: Ec2Context): CreateLaunchTemplateResult {
  const { state, surroundings } = ec2;
  const launchTemplateName = checkName(state, required(input.LaunchTemplateName, 'LaunchTemplateName'));
  const data = checkTemplateData(input.LaunchTemplateData);
  const tags = specifiedTags(input.TagSpecifications, { type: 'launch-template' });
  stopIfDryRun(input);
  const createTime = surroundings.time.now();
  const first = { version: 1, description: input.VersionDescription, createTime, data };
  const template = {
    launchTemplateId: surroundings.newId('lt'),
    launchTemplateName,
    createTime,
    defaultVersion: 1,
    latestVersion: 1,
    versions: new Map([[1, first]]),
  };
  state.launchTemplates.set(template.launchTemplateId, template);
  addTags(state, template.launchTemplateId, tags);
  return { LaunchTemplate: presentTemplate(template, ec2) };
}

function checkName(state: Ec2State, name: string): string {
  if (!allowed.test(name)) {
    throw new AwsError(
      'InvalidLaunchTemplateName.MalformedException',
      "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: '-', '_', '.', '/', '(', and ')'.",
    );
  }
  if (!findByName(state, name)) return name;
  throw new AwsError(
    'InvalidLaunchTemplateName.AlreadyExistsException',
    'Launch template name already in use.',
  );
}
