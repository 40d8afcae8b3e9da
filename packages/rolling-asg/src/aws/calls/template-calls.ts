import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  DeleteLaunchTemplateCommand,
  DeleteLaunchTemplateVersionsCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  type LaunchTemplateVersion as AwsVersion,
} from '@aws-sdk/client-ec2';
import type { LaunchTemplateVersion } from '../../cloud/cloud.js';
import { CloudError } from '../../cloud/cloud-error.js';
import type { CloudPort, TemplateBase } from '../../cloud/ports.js';
import { allPages, noneWhenMissing, type Call } from '../wire/caller.js';
import { launchSettings, templateData } from '../answers/template-data.js';

type Client = Pick<EC2Client, 'send'>;

export type TemplateCalls = Pick<
  CloudPort,
  | 'findTemplate'
  | 'findTemplateVersion'
  | 'findTemplateVersions'
  | 'createTemplate'
  | 'createTemplateVersion'
  | 'deleteTemplateVersion'
  | 'deleteTemplate'
  | 'tagTemplate'
  | 'untagTemplate'
>;

/** The part of the port that is about launch templates. */
export function templateCalls(client: Client, call: Call): TemplateCalls {
  return { ...readCalls(client, call), ...createCalls(client, call), ...removeCalls(client, call) };
}

function readCalls(
  client: Client,
  call: Call,
): Pick<TemplateCalls, 'findTemplate' | 'findTemplateVersion' | 'findTemplateVersions'> {
  return {
    findTemplate: async (name, signal) => {
      const command = new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: [name] });
      const answer = await noneWhenMissing(() =>
        call('DescribeLaunchTemplates', signal, (o) => client.send(command, o)),
      );
      const [template] = answer?.LaunchTemplates ?? [];
      if (template?.LaunchTemplateId === undefined) return undefined;
      return {
        id: template.LaunchTemplateId,
        name,
        latestVersion: template.LatestVersionNumber ?? 0,
        tags: Object.fromEntries((template.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
      };
    },
    findTemplateVersion: async (templateId, version, signal) => {
      const found = await findVersion(client, call, { templateId, version, signal });
      return found && toVersion(found);
    },
    findTemplateVersions: async (LaunchTemplateId, signal) => {
      const found = await noneWhenMissing(() =>
        allPages(
          (NextToken) => {
            const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, NextToken });
            return call('DescribeLaunchTemplateVersions', signal, (o) => client.send(command, o));
          },
          ({ LaunchTemplateVersions }) => LaunchTemplateVersions?.map(toVersion),
        ),
      );
      return [...(found ?? [])].sort((a, b) => b.version - a.version);
    },
  };
}

function createCalls(
  client: Client,
  call: Call,
): Pick<TemplateCalls, 'createTemplate' | 'createTemplateVersion'> {
  return {
    createTemplate: async ({ name, base, imageId, overrides, description, tags }, signal) => {
      const found = await findBase(client, call, { base, signal });
      const command = new CreateLaunchTemplateCommand({
        LaunchTemplateName: name,
        VersionDescription: description,
        LaunchTemplateData: templateData(found?.LaunchTemplateData, imageId, overrides),
        TagSpecifications: [{ ResourceType: 'launch-template', Tags: toTags(tags) }],
      });
      const { LaunchTemplate: made } = await call('CreateLaunchTemplate', signal, (o) =>
        client.send(command, o),
      );
      return { templateId: made?.LaunchTemplateId ?? '', version: 1, description, imageId };
    },
    createTemplateVersion: async ({ templateId, base, imageId, overrides, description, token }, signal) => {
      const found = await findBase(client, call, { base, signal });
      const isSameTemplate = found?.LaunchTemplateId === templateId;
      const command = new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: templateId,
        SourceVersion: isSameTemplate ? String(found?.VersionNumber) : undefined,
        VersionDescription: description,
        ClientToken: token,
        LaunchTemplateData: templateData(
          isSameTemplate ? undefined : found?.LaunchTemplateData,
          imageId,
          overrides,
        ),
      });
      const answer = await call('CreateLaunchTemplateVersion', signal, (o) => client.send(command, o));
      return toVersion({ LaunchTemplateId: templateId, ...answer.LaunchTemplateVersion });
    },
  };
}

function removeCalls(
  client: Client,
  call: Call,
): Pick<TemplateCalls, 'deleteTemplateVersion' | 'deleteTemplate' | 'tagTemplate' | 'untagTemplate'> {
  return {
    deleteTemplateVersion: async (LaunchTemplateId, version, signal) => {
      const command = new DeleteLaunchTemplateVersionsCommand({
        LaunchTemplateId,
        Versions: [String(version)],
      });
      const answer = await call('DeleteLaunchTemplateVersions', signal, (o) => client.send(command, o));
      const [failed] = answer.UnsuccessfullyDeletedLaunchTemplateVersions ?? [];
      const code = failed?.ResponseError?.Code;
      if (failed === undefined || code === 'launchTemplateVersionDoesNotExist') return;
      throw new CloudError(
        'refused',
        'DeleteLaunchTemplateVersions',
        `${code}: ${failed.ResponseError?.Message}`,
      );
    },
    deleteTemplate: async (LaunchTemplateId, signal) => {
      const command = new DeleteLaunchTemplateCommand({ LaunchTemplateId });
      await call('DeleteLaunchTemplate', signal, (o) => client.send(command, o));
    },
    tagTemplate: async (templateId, tags, signal) => {
      const command = new CreateTagsCommand({ Resources: [templateId], Tags: toTags(tags) });
      await call('CreateTags', signal, (o) => client.send(command, o));
    },
    untagTemplate: async (templateId, keys, signal) => {
      const command = new DeleteTagsCommand({ Resources: [templateId], Tags: keys.map((Key) => ({ Key })) });
      await call('DeleteTags', signal, (o) => client.send(command, o));
    },
  };
}

async function findBase(
  client: Client,
  call: Call,
  { base, signal }: { readonly base: TemplateBase; readonly signal?: AbortSignal },
): Promise<AwsVersion | undefined> {
  return base.kind === 'scratch' ? undefined : findVersion(client, call, { ...base, signal });
}

async function findVersion(
  client: Client,
  call: Call,
  query: { readonly templateId: string; readonly version: string; readonly signal?: AbortSignal },
): Promise<AwsVersion | undefined> {
  const { templateId, version, signal } = query;
  const command = new DescribeLaunchTemplateVersionsCommand({
    LaunchTemplateId: templateId,
    Versions: [version],
  });
  const answer = await noneWhenMissing(() =>
    call('DescribeLaunchTemplateVersions', signal, (o) => client.send(command, o)),
  );
  return answer?.LaunchTemplateVersions?.[0];
}

function toVersion(version: AwsVersion): LaunchTemplateVersion {
  return {
    templateId: version.LaunchTemplateId ?? '',
    version: version.VersionNumber ?? 0,
    description: version.VersionDescription ?? '',
    imageId: version.LaunchTemplateData?.ImageId,
    instanceType: version.LaunchTemplateData?.InstanceType,
    settings: launchSettings(version.LaunchTemplateData),
    createdAtMs: version.CreateTime?.getTime(),
    createdBy: version.CreatedBy,
  };
}

function toTags(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
