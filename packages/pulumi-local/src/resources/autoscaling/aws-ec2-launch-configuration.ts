import {
  CreateLaunchConfigurationCommand,
  DescribeLaunchConfigurationsCommand,
} from '@aws-sdk/client-auto-scaling';
import type { LaunchConfigurationArgs } from '@pulumi/aws/ec2/launchConfiguration.js';
import { defineResource } from '../../terms/define-resource.js';
import {
  launchConfigurationInput,
  launchConfigurationInputs,
} from '../../translate/launch-configuration-input.js';
import { rootDeviceName } from '../../translate/run-instances-input.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html */
export const awsEc2LaunchConfiguration = defineResource<LaunchConfigurationArgs>()({
  type: 'aws:ec2/launchConfiguration:LaunchConfiguration',
  inputs: ['name', 'namePrefix', ...launchConfigurationInputs],
  create: async (inputs, context) => {
    const { clients, call } = context;
    const name = context.nameFor(inputs);
    const rootDevice =
      inputs.rootBlockDevice === undefined ? undefined : await rootDeviceName(inputs.imageId, context);
    const input = launchConfigurationInput(name, inputs, rootDevice);
    await clients.autoScaling.send(new CreateLaunchConfigurationCommand(input), call);
    const { LaunchConfigurations: [made] = [] } = await clients.autoScaling.send(
      new DescribeLaunchConfigurationsCommand({ LaunchConfigurationNames: [name] }),
      call,
    );
    const { LaunchConfigurationARN: arn, KeyName: keyName, EbsOptimized: ebsOptimized } = made ?? {};
    return { id: name, outputs: { name, arn, keyName, ebsOptimized } };
  },
});
