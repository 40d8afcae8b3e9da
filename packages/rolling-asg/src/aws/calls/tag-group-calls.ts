import {
  CreateOrUpdateTagsCommand,
  DeleteTagsCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { CloudPort } from '../../cloud/ports.js';
import type { Call } from '../wire/caller.js';

/** The calls that write on a group. */
export function tagGroupCalls(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
): Pick<CloudPort, 'tagGroup' | 'untagGroup'> {
  const on = (name: string) => ({ ResourceId: name, ResourceType: 'auto-scaling-group' });
  return {
    tagGroup: async (name, tags, signal) => {
      if (Object.keys(tags).length === 0) return;
      const Tags = Object.entries(tags).map(([Key, Value]) => ({
        ...on(name),
        Key,
        Value,
        PropagateAtLaunch: false,
      }));
      const command = new CreateOrUpdateTagsCommand({ Tags });
      await call('CreateOrUpdateTags', signal, (o) => client.send(command, o));
    },
    untagGroup: async (name, keys, signal) => {
      if (keys.length === 0) return;
      const command = new DeleteTagsCommand({ Tags: keys.map((Key) => ({ ...on(name), Key })) });
      await call('DeleteTags', signal, (o) => client.send(command, o));
    },
  };
}
