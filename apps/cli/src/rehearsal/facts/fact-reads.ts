import { DescribeScalingActivitiesCommand, type AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudError, type CloudPort } from '@clicamos/rolling-asg';
import type { FactReads } from './read-facts.js';

export interface FactReadsOptions {
  readonly cloud: CloudPort;
  readonly autoScaling: Pick<AutoScalingClient, 'send'>;
  readonly signal: AbortSignal;
}

/** What AWS's services call a refusal for want of permission. */
const deniedNames = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);

/** The reads of a rehearsal on a cloud: describe calls, and no others. */
export function factReads({ cloud, autoScaling, signal }: FactReadsOptions): FactReads {
  return {
    findGroups: (query) => cloud.findGroups(query, signal),
    readAttachments: (name) => cloud.readAttachments(name, signal),
    findTrafficSources: (ids) => cloud.findTrafficSources(ids, signal),
    findSubnets: (ids) => cloud.findSubnets(ids, signal),
    readLaunches: async (name) => {
      const command = new DescribeScalingActivitiesCommand({ AutoScalingGroupName: name, MaxRecords: 100 });
      const { Activities = [] } = await autoScaling
        .send(command, { abortSignal: signal })
        .catch(deniedAsKind);
      return Activities.map(({ Description = '', StatusCode = '', StartTime, EndTime }) => ({
        description: Description,
        status: StatusCode,
        startedAtMs: StartTime?.getTime() ?? 0,
        endedAtMs: EndTime?.getTime(),
      }));
    },
  };
}

function deniedAsKind(error: unknown): never {
  if (error instanceof Error && deniedNames.has(error.name))
    throw new CloudError('denied', 'readActivities', error);
  throw error;
}
