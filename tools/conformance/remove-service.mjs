import { setTimeout as sleep } from 'node:timers/promises';
import {
  AutoScalingClient,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
} from '@aws-sdk/client-auto-scaling';
import { DeleteLaunchTemplateCommand, EC2Client } from '@aws-sdk/client-ec2';

const paceMs = 200;

/** What docs/from-terraform.md says to do before `terraform destroy`: the live group goes, and the launch template. */
export async function removeService({ endpoint, region, credentials }, name) {
  const settings = { endpoint, region, credentials };
  const autoScaling = new AutoScalingClient(settings);
  await autoScaling.send(
    new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: name, ForceDelete: true }),
  );
  const names = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
  while ((await autoScaling.send(names)).AutoScalingGroups.length > 0) await sleep(paceMs);
  await new EC2Client(settings).send(new DeleteLaunchTemplateCommand({ LaunchTemplateName: 'clicamos-web' }));
}
