import {
  CreateOrUpdateTagsCommand,
  DescribeAutoScalingGroupsCommand,
  DetachLoadBalancersCommand,
} from '@aws-sdk/client-auto-scaling';
import { answerOf } from './answer-of.mjs';
import { groupOf, newGroup, update } from './groups.mjs';
import { notSeen } from './not-seen.mjs';
import { tagKey } from '../scene/names-of.mjs';

const anotherKey = 'clicamos:first-run-again';

/** Groups without an instance. */
export const groupChecks = [
  {
    id: 'name-is-lock',
    needs: 'version-at-once',
    assumes: 'making a group under a name that is taken is AlreadyExists',
    expected: ['AlreadyExistsFault', 'AlreadyExists'],
    look: (scene) => answerOf(scene.send.autoScaling(newGroup(scene, scene.names.first))),
  },
  {
    id: 'tags-after-create',
    needs: 'version-at-once',
    assumes: 'a group shows the tags that it was made with at once, also to a filter',
    expected: ['shown, found by tag'],
    others: /^(not )?shown, (not )?found by tag$/,
    doubt: 'tagVisibilityLagMs',
    async look(scene) {
      const { send, names } = scene;
      await send.autoScaling(newGroup(scene, names.second));
      const group = await groupOf(scene, names.second);
      const isShown = group?.Tags?.some(({ Key }) => Key === tagKey);
      const Filters = [{ Name: `tag:${tagKey}`, Values: [names.run] }];
      const found = await send.autoScaling(new DescribeAutoScalingGroupsCommand({ Filters }));
      const isFound = found.AutoScalingGroups?.some((one) => one.AutoScalingGroupName === names.second);
      return `${isShown ? '' : 'not '}shown, ${isFound ? '' : 'not '}found by tag`;
    },
  },
  {
    id: 'tag-after-write',
    needs: 'tags-after-create',
    assumes: 'a tag that was written a moment ago is read',
    expected: ['read'],
    others: ['not read'],
    doubt: 'tagVisibilityLagMs',
    async look(scene) {
      const { send, names } = scene;
      const on = { ResourceId: names.second, ResourceType: 'auto-scaling-group', PropagateAtLaunch: false };
      const Tags = [{ ...on, Key: anotherKey, Value: names.run }];
      await send.autoScaling(new CreateOrUpdateTagsCommand({ Tags }));
      const group = await groupOf(scene, names.second);
      return group?.Tags?.some(({ Key }) => Key === anotherKey) ? 'read' : 'not read';
    },
  },
  {
    id: 'unknown-group',
    assumes: 'describing a group that there is none of is an empty list, no error',
    expected: ['none'],
    look: async (scene) => ((await groupOf(scene, `${scene.names.prefix}-none`)) ? 'a group' : 'none'),
  },
  {
    id: 'pages',
    needs: 'tags-after-create',
    assumes: 'a list goes on with NextToken until there is none, and has every group once',
    expected: ['2 pages or more, both groups once'],
    async look({ send, names }) {
      const seen = [];
      let [NextToken, pages] = [undefined, 0];
      do {
        const which = { AutoScalingGroupNames: [names.first, names.second], MaxRecords: 1, NextToken };
        const page = await send.autoScaling(new DescribeAutoScalingGroupsCommand(which));
        seen.push(...page.AutoScalingGroups.map((group) => group.AutoScalingGroupName));
        NextToken = page.NextToken;
        pages += 1;
      } while (NextToken && pages < 10);
      const isOnce = seen.length === 2 && new Set(seen).size === 2;
      return `${pages < 2 ? '1 page' : '2 pages or more'}, ${isOnce ? 'both groups once' : seen.join(' ')}`;
    },
  },
  {
    id: 'sizes-over-maximum',
    needs: 'tags-after-create',
    assumes: 'a desired capacity over the maximum is a ValidationError',
    expected: ['ValidationError'],
    look: (scene) => answerOf(update(scene, scene.names.second, { MaxSize: 1, DesiredCapacity: 2 })),
  },
  {
    id: 'detach-not-attached',
    needs: 'tags-after-create',
    assumes: 'detaching what is not attached is a ValidationError',
    expected: ['ValidationError'],
    look: ({ send, names }) =>
      answerOf(
        send.autoScaling(
          new DetachLoadBalancersCommand({
            AutoScalingGroupName: names.second,
            LoadBalancerNames: [`${names.prefix}-none`],
          }),
        ),
      ),
  },
  {
    id: 'deletion-protection',
    needs: 'tags-after-create',
    assumes: 'a group with DeletionProtection prevent-all-deletion is not deleted, and says so to readers',
    expected: ['prevent-all-deletion, ValidationError', 'prevent-all-deletion, ResourceInUseFault'],
    async look(scene) {
      const { second } = scene.names;
      await update(scene, second, { DeletionProtection: 'prevent-all-deletion' });
      const group = await groupOf(scene, second);
      const answer = await answerOf(scene.deleteGroup(second));
      if (answer !== 'taken') await update(scene, second, { DeletionProtection: 'none' });
      return `${group?.DeletionProtection}, ${answer}`;
    },
  },
  {
    id: 'delete-empty',
    needs: 'tags-after-create',
    assumes: 'an empty group is deleted without force, at the first try',
    expected: ['taken'],
    others: ['ScalingActivityInProgressFault', 'ScalingActivityInProgress', 'ResourceInUseFault'],
    doubt: 'deletionBusyMs',
    async look(scene) {
      const { second } = scene.names;
      if ((await groupOf(scene, second)) === undefined) return `${notSeen}the group is gone already`;
      return answerOf(scene.deleteGroup(second));
    },
  },
  {
    id: 'deleted-listed',
    needs: 'delete-empty',
    assumes: 'a deleted group is not listed any more, or with a Status while it goes',
    expected: ['not listed'],
    others: ['listed as Delete in progress'],
    doubt: 'deletingMs of the simulation',
    async look(scene) {
      const group = await groupOf(scene, scene.names.second);
      if (group === undefined) return 'not listed';
      await scene.pace.until(async () => (await groupOf(scene, scene.names.second)) === undefined, 300_000);
      return `listed as ${group.Status ?? 'if nothing was'}`;
    },
  },
  {
    id: 'delete-gone',
    needs: 'delete-empty',
    assumes: 'deleting a group that is gone is a ValidationError',
    expected: ['ValidationError'],
    look: ({ names, deleteGroup }) => answerOf(deleteGroup(names.second)),
  },
];
