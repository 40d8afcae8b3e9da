import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  type TagSpecification,
} from '@aws-sdk/client-ec2';
import type { CloudPort } from '../../../cloud/ports.js';
import type { ClockMs } from '../../answers/clock-ms.js';
import { partOf } from '../../answers/part-of.js';
import { changedData, templateData } from '../../answers/templates/template-data.js';
import { toTemplateVersion } from '../../answers/templates/to-template-version.js';
import type { Call } from '../../wire/caller.js';
import { findBase, type BaseClients } from './find-base.js';
import { toTags } from './tag-template-calls.js';

export type CreateTemplateCalls = Pick<CloudPort, 'createTemplate' | 'createTemplateVersion'>;

/** The calls that write a release. */
export function createTemplateCalls(
  clients: BaseClients,
  call: Call,
  clockMs: ClockMs = (ms) => ms,
): CreateTemplateCalls {
  const client = clients.ec2;
  return {
    createTemplate: async ({ name, base, imageId, overrides, description, tags }, signal) => {
      const operation = 'CreateLaunchTemplate';
      const found = await findBase(clients, call, { base, signal });
      const command = new CreateLaunchTemplateCommand({
        LaunchTemplateName: name,
        VersionDescription: description,
        LaunchTemplateData: templateData(found?.data, imageId, overrides),
        TagSpecifications: tagged(tags),
      });
      const answer = await call(operation, signal, (o) => client.send(command, o));
      const made = partOf(operation, answer, 'LaunchTemplate');
      return { templateId: partOf(operation, made, 'LaunchTemplateId'), version: 1, description, imageId };
    },
    createTemplateVersion: async ({ templateId, base, imageId, overrides, description, token }, signal) => {
      const operation = 'CreateLaunchTemplateVersion';
      const found = await findBase(clients, call, { base, signal });
      const isSameTemplate = found?.version?.templateId === templateId;
      const command = new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: templateId,
        SourceVersion: isSameTemplate ? String(found?.version?.number) : undefined,
        VersionDescription: description,
        ClientToken: token,
        LaunchTemplateData: isSameTemplate
          ? changedData(found?.data, imageId, overrides)
          : templateData(found?.data, imageId, overrides),
      });
      const answer = await call(operation, signal, (o) => client.send(command, o));
      return toTemplateVersion(partOf(operation, answer, 'LaunchTemplateVersion'), clockMs);
    },
  };
}

/** AWS refuses a specification without a tag in it. */
function tagged(tags: Readonly<Record<string, string>>): TagSpecification[] | undefined {
  const Tags = toTags(tags);
  return Tags.length === 0 ? undefined : [{ ResourceType: 'launch-template', Tags }];
}
