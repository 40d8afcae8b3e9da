import {
  DescribeScalingActivitiesCommand,
  ResumeProcessesCommand,
  SetInstanceProtectionCommand,
  SuspendProcessesCommand,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateVersionCommand } from '@aws-sdk/client-ec2';
import { answerOf } from './answer-of.mjs';
import { groupOf, grown, idsOf, newGroup, notInService, resize, update } from './groups.mjs';
import { notSeen } from './not-seen.mjs';

/** Instances of a group: what they say they run, and what keeps them. The first group has one from here on. */
export const instanceChecks = [
  {
    id: 'instance-version',
    needs: 'version-at-once',
    assumes: 'an instance says the number of the launch template version that it was launched with',
    expected: ['a number'],
    async look(scene) {
      const { names, templateId: LaunchTemplateId } = scene;
      await update(scene, names.first, { LaunchTemplate: { LaunchTemplateId, Version: '$Latest' } });
      await resize(scene, names.first, 1);
      const group = await grown(scene, names.first, 1);
      if (group === undefined) return notInService(await groupOf(scene, names.first));
      // What comes later launches from a version that stays.
      await update(scene, names.first, { LaunchTemplate: { LaunchTemplateId, Version: '1' } });
      const version = group.Instances[0].LaunchTemplate?.Version;
      return /^\d+$/.test(version) ? 'a number' : String(version);
    },
  },
  {
    id: 'activity-words',
    needs: 'instance-version',
    assumes: 'the activity of a launch is described as `Launching a new EC2 instance: <id>`',
    expected: /^Launching a new EC2 instance: i-/,
    async look({ send, names }) {
      const which = { AutoScalingGroupName: names.first };
      const { Activities = [] } = await send.autoScaling(new DescribeScalingActivitiesCommand(which));
      return Activities[0]?.Description ?? 'no activity';
    },
  },
  {
    id: 'new-instances-protected',
    needs: 'instance-version',
    assumes:
      'with NewInstancesProtectedFromScaleIn what is launched from then on is protected, what ran is not',
    expected: ['before: no, after: yes'],
    async look(scene) {
      const { first } = scene.names;
      const [before] = idsOf(await groupOf(scene, first));
      await update(scene, first, { NewInstancesProtectedFromScaleIn: true });
      await resize(scene, first, 2);
      const group = await grown(scene, first, 2);
      if (group === undefined) return notInService(await groupOf(scene, first));
      await update(scene, first, { NewInstancesProtectedFromScaleIn: false });
      const is = (isBefore) =>
        group.Instances.find(({ InstanceId }) => (InstanceId === before) === isBefore)?.ProtectedFromScaleIn;
      return `before: ${is(true) ? 'yes' : 'no'}, after: ${is(false) ? 'yes' : 'no'}`;
    },
  },
  {
    id: 'protected-stays',
    needs: 'new-instances-protected',
    assumes: 'a protected instance stays when the desired capacity goes below it, and others go',
    expected: ['the protected one stays'],
    async look(scene) {
      const { first } = scene.names;
      const group = await groupOf(scene, first);
      const kept = group.Instances.find(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn)?.InstanceId;
      if (kept === undefined || group.Instances.length < 2) return `${notSeen}there is nothing to scale in`;
      await resize(scene, first, 0);
      const left = await scene.pace.until(async () => {
        const ids = idsOf(await groupOf(scene, first));
        return ids.length < 2 ? ids : undefined;
      }, 300_000);
      await resize(scene, first, 1);
      return left?.join() === kept ? 'the protected one stays' : `${left?.length ?? 2} stay`;
    },
  },
  {
    id: 'protect-unknown',
    needs: 'instance-version',
    assumes: 'protecting an instance that is not of the group is a ValidationError, and nothing is done',
    expected: ['ValidationError, the other one not protected'],
    async look(scene) {
      const { first: AutoScalingGroupName } = scene.names;
      const [known] = idsOf(await groupOf(scene, AutoScalingGroupName));
      if (known === undefined) return `${notSeen}there is no instance`;
      const protect = (InstanceIds, ProtectedFromScaleIn) =>
        scene.send.autoScaling(
          new SetInstanceProtectionCommand({ AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn }),
        );
      await protect([known], false);
      const answer = await answerOf(protect([known, 'i-0123456789abcdef0'], true));
      const [instance] = (await groupOf(scene, AutoScalingGroupName)).Instances;
      return `${answer}, the other one ${instance.ProtectedFromScaleIn ? '' : 'not '}protected`;
    },
  },
  {
    id: 'suspended-terminate',
    needs: 'instance-version',
    assumes:
      'while Terminate is suspended nothing goes at a capacity of 0, and the group says what is suspended',
    expected: ['Terminate, 1 InService'],
    async look(scene) {
      const { first: AutoScalingGroupName } = scene.names;
      const which = { AutoScalingGroupName, ScalingProcesses: ['Terminate'] };
      await scene.send.autoScaling(new SuspendProcessesCommand(which));
      await resize(scene, AutoScalingGroupName, 0);
      await scene.pace.sleep(60_000);
      const group = await groupOf(scene, AutoScalingGroupName);
      await resize(scene, AutoScalingGroupName, 1);
      await scene.send.autoScaling(new ResumeProcessesCommand(which));
      const suspended = group.SuspendedProcesses.map(({ ProcessName }) => ProcessName).join(' ');
      const states = group.Instances.map(({ LifecycleState }) => LifecycleState).join(' ');
      return `${suspended}, ${group.Instances.length} ${states}`;
    },
  },
  {
    id: 'launch-failure-words',
    needs: 'delete-empty',
    assumes:
      'a key pair that there is none of is named in words, when the group is made or by its failed launch',
    expected: /key pair/i,
    async look(scene) {
      const { send, names, templateData, templateId: LaunchTemplateId } = scene;
      const LaunchTemplateData = { ...templateData, KeyName: `${names.prefix}-none` };
      const version = new CreateLaunchTemplateVersionCommand({ LaunchTemplateId, LaunchTemplateData });
      const { LaunchTemplateVersion } = await send.ec2(version);
      const Version = String(LaunchTemplateVersion.VersionNumber);
      const settings = { LaunchTemplate: { LaunchTemplateId, Version }, DesiredCapacity: 1 };
      await send.autoScaling(newGroup(scene, names.second, settings));
      const which = new DescribeScalingActivitiesCommand({ AutoScalingGroupName: names.second });
      const failed = await scene.pace.until(async () => {
        const { Activities = [] } = await send.autoScaling(which);
        return Activities.find(({ StatusCode }) => StatusCode === 'Failed');
      }, 120_000);
      return failed?.StatusMessage ?? `${notSeen}no launch failed`;
    },
  },
];

/** The last one: where it is not so, the group is gone. */
export const lastCheck = {
  id: 'delete-with-instances',
  needs: 'instance-version',
  assumes: 'a group with an instance is not deleted without force: ResourceInUse',
  expected: ['ResourceInUseFault', 'ResourceInUse'],
  async look(scene) {
    if ((await grown(scene, scene.names.first, 1)) === undefined)
      return notInService(await groupOf(scene, scene.names.first));
    return answerOf(scene.deleteGroup(scene.names.first));
  },
};
