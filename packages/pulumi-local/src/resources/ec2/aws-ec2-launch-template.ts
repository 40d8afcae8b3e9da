import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  ModifyLaunchTemplateCommand,
} from '@aws-sdk/client-ec2';
import type { LaunchTemplateArgs } from '@pulumi/aws/ec2/launchTemplate.js';
import { defineResource } from '../../terms/define-resource.js';
import { partitionOf } from '../../terms/partition-of.js';
import { expectMade } from '../../translate/expect-made.js';
import { launchTemplateData, templateDataInputs } from '../../translate/launch-template-data.js';
import { tagSpecifications } from '../../translate/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
export const awsEc2LaunchTemplate = defineResource<LaunchTemplateArgs>()({
  type: 'aws:ec2/launchTemplate:LaunchTemplate',
  inputs: ['name', 'namePrefix', 'description', 'tags', ...templateDataInputs],
  laterInputs: ['updateDefaultVersion', 'defaultVersion'],
  create: async (inputs, { clients, call, nameFor, region }) => {
    const name = nameFor(inputs);
    const { LaunchTemplate } = await clients.ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: name,
        VersionDescription: inputs.description,
        LaunchTemplateData: launchTemplateData(inputs),
        TagSpecifications: tagSpecifications('launch-template', inputs.tags),
      }),
      call,
    );
    const id = expectMade(LaunchTemplate?.LaunchTemplateId, 'a LaunchTemplateId');
    return {
      id,
      outputs: {
        name,
        arn: `arn:${partitionOf(region)}:ec2:${region}::launch-template/${id}`,
        defaultVersion: LaunchTemplate?.DefaultVersionNumber,
        latestVersion: LaunchTemplate?.LatestVersionNumber,
      },
    };
  },
  update: {
    inputs: ['description', ...templateDataInputs],
    // As the provider does it: a version that says all, and the default is another where the program wants that.
    run: async (inputs, { id, changed }, { clients, call }) => {
      if (!changed.some((name) => name === 'description' || isTemplateData(name))) return {};
      const { LaunchTemplateVersion } = await clients.ec2.send(
        new CreateLaunchTemplateVersionCommand({
          LaunchTemplateId: id,
          VersionDescription: inputs.description,
          LaunchTemplateData: launchTemplateData(inputs),
        }),
        call,
      );
      const latestVersion = expectMade(LaunchTemplateVersion?.VersionNumber, 'a VersionNumber');
      const defaultVersion = inputs.updateDefaultVersion ? latestVersion : inputs.defaultVersion;
      if (defaultVersion === undefined) return { latestVersion };
      const modified = { LaunchTemplateId: id, DefaultVersion: String(defaultVersion) };
      await clients.ec2.send(new ModifyLaunchTemplateCommand(modified), call);
      return { latestVersion, defaultVersion };
    },
  },
});

const isTemplateData = (name: string): boolean => (templateDataInputs as readonly string[]).includes(name);
