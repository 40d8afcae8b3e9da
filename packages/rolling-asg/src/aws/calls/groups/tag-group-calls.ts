import {
  CreateOrUpdateTagsCommand,
  DeleteTagsCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { CloudPort } from '../../../cloud/ports.js';
import { chunks, type Call } from '../../wire/caller.js';

/** What AWS takes in one call: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html */
const mostTags = 25;

/** The calls that write on a group. */
export function tagGroupCalls(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
): Pick<CloudPort, 'tagGroup' | 'untagGroup'> {
  const on = (name: string) => ({ ResourceId: name, ResourceType: 'auto-scaling-group' });
  return {
    tagGroup: async (name, tags, signal) => {
      for (const some of chunks(Object.entries(tags), mostTags)) {
        const Tags = some.map(([Key, Value]) => ({ ...on(name), Key, Value, PropagateAtLaunch: false }));
        await call('CreateOrUpdateTags', signal, (o) =>
          client.send(new CreateOrUpdateTagsCommand({ Tags }), o),
        );
      }
    },
    untagGroup: async (name, keys, signal) => {
      for (const some of chunks(keys, mostTags)) {
        const Tags = some.map((Key) => ({ ...on(name), Key }));
        await call('DeleteTags', signal, (o) => client.send(new DeleteTagsCommand({ Tags }), o));
      }
    },
  };
}
