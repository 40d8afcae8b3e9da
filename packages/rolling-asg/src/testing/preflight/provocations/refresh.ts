import { DescribeScalingActivitiesCommand, StartInstanceRefreshCommand } from '@aws-sdk/client-auto-scaling';
import type { Laboratory } from '../open-laboratory.js';
import type { Provocations } from './provocation.js';

const refresh = { adopt: 'theirs', strategy: 'refresh' } as const;

/** What AWS's Instance Refresh wants of a group. */
export const refreshProvocations: Provocations = {
  'error refresh-source': {
    provoke: async ({ makeGroup, makeTemplate }) => {
      await makeGroup({ LaunchTemplate: { LaunchTemplateId: await makeTemplate({}), Version: '$Latest' } });
      return refresh;
    },
  },
  'error refresh-room': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ MaxSize: 1 });
      return refresh;
    },
    look: lookForTwo,
    without: /^deployed .* theirs stood with 2 of at most 1$/,
  },
  'error refresh-health': {
    provoke: async ({ makeGroup, failingImageId }) => {
      await makeGroup({ HealthCheckType: 'EC2', DesiredCapacity: 2 });
      return { ...refresh, imageId: failingImageId };
    },
    without: /^rolled-back .*fell below its floor/,
  },
  'error refresh-under-way': {
    provoke: async ({ clients, makeGroup }) => {
      await makeGroup();
      const command = new StartInstanceRefreshCommand({ AutoScalingGroupName: 'theirs' });
      await clients.autoScaling.send(command);
      return refresh;
    },
  },
};

/** Whether one was launched before the other was taken, and how many the group may have. */
async function lookForTwo({ clients, readGroup }: Laboratory): Promise<string> {
  const { Activities = [] } = await clients.autoScaling.send(
    new DescribeScalingActivitiesCommand({ AutoScalingGroupName: 'theirs' }),
  );
  const { MaxSize } = (await readGroup('theirs')) ?? {};
  const steps = Activities.toReversed().map(({ Description = '' }) =>
    Description.startsWith('Launch') ? 1 : -1,
  );
  const most = Math.max(
    ...steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0)),
  );
  return `theirs stood with ${most} of at most ${MaxSize}`;
}
