import {
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { CloudPort } from '../../../cloud/ports.js';
import type { ClockMs } from '../../answers/clock-ms.js';
import { partOf } from '../../answers/part-of.js';
import { toTemplateVersion, versionsOf } from '../../answers/templates/to-template-version.js';
import { allPages, noneWhenMissing, type Call } from '../../wire/caller.js';
import { findVersion } from './find-version.js';

export type ReadTemplateCalls = Pick<
  CloudPort,
  'findTemplate' | 'findTemplateVersion' | 'findTemplateVersions'
>;

/** The reads of launch templates. */
export function readTemplateCalls(
  client: Pick<EC2Client, 'send'>,
  call: Call,
  clockMs: ClockMs,
): ReadTemplateCalls {
  return {
    findTemplate: async (name, signal) => {
      const operation = 'DescribeLaunchTemplates';
      const command = new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: [name] });
      const answer = await noneWhenMissing(() => call(operation, signal, (o) => client.send(command, o)));
      const [template] = answer === undefined ? [] : partOf(operation, answer, 'LaunchTemplates');
      if (template === undefined) return undefined;
      return {
        id: partOf(operation, template, 'LaunchTemplateId'),
        name,
        latestVersion: partOf(operation, template, 'LatestVersionNumber'),
        // The one list that AWS leaves out when it is empty.
        tags: Object.fromEntries((template.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
      };
    },
    findTemplateVersion: async (templateId, version, signal) => {
      const found = await findVersion(client, call, { templateId, version, signal });
      return found && toTemplateVersion(found, clockMs);
    },
    findTemplateVersions: async (LaunchTemplateId, signal) => {
      const found = await noneWhenMissing(() =>
        allPages(
          (NextToken) => {
            const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, NextToken });
            return call('DescribeLaunchTemplateVersions', signal, (o) => client.send(command, o));
          },
          (page) => versionsOf(page).map((version) => toTemplateVersion(version, clockMs)),
        ),
      );
      return [...(found ?? [])].sort((a, b) => b.version - a.version);
    },
  };
}
