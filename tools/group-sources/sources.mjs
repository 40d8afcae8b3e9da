import { CreateLaunchConfigurationCommand } from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';

const two = { MinSize: 2, MaxSize: 4, DesiredCapacity: 2 };

/** What a group can be made from: answers the part of its request that says so. `serving` is its capacity in its units. */
export const sources = {
  number: { serving: 2, make: (clients, image) => ofTemplate(clients, image, '1') },
  latest: { serving: 2, make: (clients, image) => ofTemplate(clients, image, '$Latest') },
  mixed: { serving: 10, make: ofMixed },
  configuration: { serving: 2, make: ofConfiguration },
};

async function ofTemplate(clients, imageId, Version) {
  return { ...two, LaunchTemplate: { ...(await makeTemplate(clients, imageId)), Version } };
}

/** Two types that count differently; half of what they make up is Spot. */
async function ofMixed(clients, imageId) {
  const template = await makeTemplate(clients, imageId);
  return {
    ...{ MinSize: 10, MaxSize: 20, DesiredCapacity: 10 },
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { ...template, Version: '1' },
        Overrides: [
          { InstanceType: 't3.medium', WeightedCapacity: '4' },
          { InstanceType: 't3.small', WeightedCapacity: '2' },
        ],
      },
      InstancesDistribution: {
        OnDemandAllocationStrategy: 'prioritized',
        OnDemandBaseCapacity: 0,
        OnDemandPercentageAboveBaseCapacity: 50,
        SpotAllocationStrategy: 'price-capacity-optimized',
      },
    },
  };
}

async function ofConfiguration({ autoScaling }, ImageId) {
  const LaunchConfigurationName = 'of-web';
  await autoScaling.send(
    new CreateLaunchConfigurationCommand({ LaunchConfigurationName, ImageId, InstanceType: 't3.micro' }),
  );
  return { ...two, LaunchConfigurationName };
}

async function makeTemplate({ ec2 }, ImageId) {
  const LaunchTemplateName = 'of-web';
  const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' };
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }));
  return { LaunchTemplateName };
}
