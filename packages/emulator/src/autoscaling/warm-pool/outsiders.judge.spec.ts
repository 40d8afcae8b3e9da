import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { createLaboratory } from '../../testing/laboratory-fixture.js';
import { outsiderEnvironment } from '../../testing/outsider-environment.js';

const TIMEOUT_MS = 120_000;
const run = promisify(execFile);
const canRun = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;

/** A program that is not ours; answers what it printed as JSON. */
async function judge(endpoint: string, command: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(command, args, { env: outsiderEnvironment(endpoint) });
  return stdout === '' ? undefined : JSON.parse(stdout);
}

/** The warm pools of AWS's user guide, example by example, each with the size that it says. */
const examples: readonly [string, readonly string[], readonly string[]][] = [
  ['keeps instances stopped', ['--pool-state', 'Stopped'], ['Warmed:Stopped', 'Warmed:Stopped']],
  ['keeps instances running', ['--pool-state', 'Running'], ['Warmed:Running', 'Warmed:Running']],
  ['keeps instances hibernated', ['--pool-state', 'Hibernated'], ['Warmed:Hibernated', 'Warmed:Hibernated']],
  [
    'has a minimum',
    ['--pool-state', 'Stopped', '--min-size', '4'],
    ['Warmed:Stopped', 'Warmed:Stopped', 'Warmed:Stopped', 'Warmed:Stopped'],
  ],
  [
    'has a size of its own',
    ['--pool-state', 'Stopped', '--max-group-prepared-capacity', '3'],
    ['Warmed:Stopped'],
  ],
  [
    'has an absolute size',
    ['--pool-state', 'Stopped', '--min-size', '3', '--max-group-prepared-capacity', '3'],
    ['Warmed:Stopped', 'Warmed:Stopped', 'Warmed:Stopped'],
  ],
];

if (canRun('aws', '--version')) {
  it.each(examples)(
    'a warm pool as AWS’s documentation makes it, by the aws CLI: %s',
    async (_title, options, states) => {
      await using laboratory = await createLaboratory({ listen: true });
      const { emulator, clock } = laboratory;
      const aws = (...args: readonly string[]) =>
        judge(emulator.endpoint, 'aws', 'autoscaling', ...args, '--output', 'json');
      const named = ['--auto-scaling-group-name', 'my-asg'];
      await laboratory.createLoadBalancer();
      await laboratory.createGroup('my-asg', 2);
      await aws('update-auto-scaling-group', ...named, '--max-size', '4');

      await aws('put-warm-pool', ...named, ...options);
      await clock.sleep(120_000);
      const query = ['--query', 'Instances[].LifecycleState'];
      const seen = await aws('describe-warm-pool', ...named, '--max-items', '50', ...query);
      await aws('delete-warm-pool', ...named, '--force-delete');
      await clock.sleep(60_000);

      expect(seen).toEqual(states);
      expect(await aws('describe-warm-pool', ...named, ...query)).toEqual([]);
      await expect(aws('delete-warm-pool', ...named)).rejects.toThrow('No warm pool found');
    },
    TIMEOUT_MS,
  );
}

const script = `
import boto3, json, sys
image = sys.argv[1]
ec2, asg = boto3.client('ec2'), boto3.client('autoscaling')
zones = ['us-east-1a', 'us-east-1b']
asg.create_launch_configuration(LaunchConfigurationName='my-launch-config', ImageId=image, InstanceType='m1.small',
    SecurityGroups=[ec2.describe_security_groups()['SecurityGroups'][0]['GroupId']])
asg.create_auto_scaling_group(AutoScalingGroupName='old', LaunchConfigurationName='my-launch-config',
    MinSize=1, MaxSize=3, DefaultInstanceWarmup=0, AvailabilityZones=zones,
    InstanceMaintenancePolicy={'MinHealthyPercentage': 90, 'MaxHealthyPercentage': 120})
try:
    asg.delete_launch_configuration(LaunchConfigurationName='my-launch-config')
except asg.exceptions.ResourceInUseFault as e:
    refused = e.response['Error']['Code']
template = ec2.create_launch_template(LaunchTemplateName='my-template',
    LaunchTemplateData={'ImageId': image, 'InstanceType': 'c5.large'})['LaunchTemplate']['LaunchTemplateId']
types = [('c5.large', '1'), ('c5.xlarge', '2')]
asg.create_auto_scaling_group(AutoScalingGroupName='mixed', MinSize=0, MaxSize=10, DesiredCapacity=4, AvailabilityZones=zones,
    MixedInstancesPolicy={
        'LaunchTemplate': {
            'LaunchTemplateSpecification': {'LaunchTemplateId': template, 'Version': '$Latest'},
            'Overrides': [{'InstanceType': t, 'WeightedCapacity': w} for t, w in types]},
        'InstancesDistribution': {'OnDemandBaseCapacity': 1, 'OnDemandPercentageAboveBaseCapacity': 50,
            'SpotAllocationStrategy': 'price-capacity-optimized'}})
asg.put_warm_pool(AutoScalingGroupName='old', MinSize=2, InstanceReusePolicy={'ReuseOnScaleIn': True})
groups = {g['AutoScalingGroupName']: g for page in asg.get_paginator('describe_auto_scaling_groups').paginate(
    PaginationConfig={'PageSize': 1}) for g in page['AutoScalingGroups']}
pool = [i['InstanceId'] for page in asg.get_paginator('describe_warm_pool').paginate(
    AutoScalingGroupName='old', PaginationConfig={'PageSize': 1}) for i in page['Instances']]
refresh = asg.start_instance_refresh(AutoScalingGroupName='old')['InstanceRefreshId']
told = asg.describe_instance_refreshes(AutoScalingGroupName='old', InstanceRefreshIds=[refresh])['InstanceRefreshes'][0]
print(json.dumps({
    'refused': refused,
    'configuration': groups['old']['Instances'][0]['LaunchConfigurationName'],
    'policy': groups['old']['InstanceMaintenancePolicy'],
    'pool': [len(pool), groups['old']['WarmPoolSize'], groups['old']['WarmPoolConfiguration']],
    'weights': sum(int(i['WeightedCapacity']) for i in groups['mixed']['Instances']),
    'base': groups['mixed']['MixedInstancesPolicy']['InstancesDistribution']['OnDemandBaseCapacity'],
    'refresh': [told['Preferences']['MinHealthyPercentage'], told['Preferences']['MaxHealthyPercentage']],
}))
`;

if (canRun('python3', '-c', 'import boto3')) {
  it(
    'launch configurations, mixed instances, warm pools and maintenance policies are read back by boto3 as they were made',
    async () => {
      await using laboratory = await createLaboratory({ listen: true });
      const image = laboratory.emulator.registerSimulatedImage({ name: 'web' });

      expect(await judge(laboratory.emulator.endpoint, 'python3', '-c', script, image)).toEqual({
        refused: 'ResourceInUse',
        configuration: 'my-launch-config',
        policy: { MinHealthyPercentage: 90, MaxHealthyPercentage: 120 },
        pool: [2, 2, { MinSize: 2, PoolState: 'Stopped', InstanceReusePolicy: { ReuseOnScaleIn: true } }],
        weights: 4,
        base: 1,
        refresh: [90, 120],
      });
    },
    TIMEOUT_MS,
  );
}
