import { CreateTagsCommand, DeleteTagsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { CloudPort } from '../../../cloud/ports.js';
import type { Call } from '../../wire/caller.js';

export type TagTemplateCalls = Pick<CloudPort, 'tagTemplate' | 'untagTemplate'>;

/** The calls that write on a launch template. */
export function tagTemplateCalls(client: Pick<EC2Client, 'send'>, call: Call): TagTemplateCalls {
  return {
    tagTemplate: async (templateId, tags, signal) => {
      if (Object.keys(tags).length === 0) return;
      const command = new CreateTagsCommand({ Resources: [templateId], Tags: toTags(tags) });
      await call('CreateTags', signal, (o) => client.send(command, o));
    },
    untagTemplate: async (templateId, keys, signal) => {
      if (keys.length === 0) return; // to AWS that is every tag
      const command = new DeleteTagsCommand({ Resources: [templateId], Tags: keys.map((Key) => ({ Key })) });
      await call('DeleteTags', signal, (o) => client.send(command, o));
    },
  };
}

export function toTags(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
