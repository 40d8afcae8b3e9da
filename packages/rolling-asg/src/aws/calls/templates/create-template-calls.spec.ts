import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { TemplateBase } from '../../../cloud/ports.js';
import { createCaller } from '../../wire/caller.js';
import { createTemplateCalls } from './create-template-calls.js';

const base: TemplateBase = { kind: 'version', templateId: 'lt-1', version: '7' };
const release = { base, imageId: 'ami-2', overrides: {}, description: 'v2' };

/** A client that finds `found` when it is asked for a version, and what it was told to make. */
function clientFinding(found: () => object) {
  const made: unknown[] = [];
  const version = { LaunchTemplateId: 'lt-1', VersionNumber: 8, LaunchTemplateData: {} };
  const answers = new Map<unknown, () => object>([
    [DescribeLaunchTemplateVersionsCommand, found],
    [CreateLaunchTemplateCommand, () => ({ LaunchTemplate: { LaunchTemplateId: 'lt-2' } })],
    [CreateLaunchTemplateVersionCommand, () => ({ LaunchTemplateVersion: version })],
  ]);
  const send = async (command: { readonly constructor: unknown; readonly input: unknown }) => {
    if (command.constructor !== DescribeLaunchTemplateVersionsCommand) made.push(command.input);
    return answers.get(command.constructor)?.();
  };
  // Only what these calls send is answered.
  const ec2 = { send } as unknown as Pick<EC2Client, 'send'>;
  const autoScaling = { send } as unknown as Pick<AutoScalingClient, 'send'>;
  return { made, calls: createTemplateCalls({ ec2, autoScaling }, createCaller()) };
}

const notFound = (name: string) => (): never => {
  throw Object.assign(new Error('Could not find the specified version'), { name });
};

describe.each<[string, () => object]>([
  ['is not there', () => ({ LaunchTemplateVersions: [] })],
  ['is not visible yet, or deleted', notFound('InvalidLaunchTemplateId.VersionNotFound')],
  ['is of a template that is deleted', notFound('InvalidLaunchTemplateId.NotFound')],
])('a base version that %s', (_what, found) => {
  it.each([
    [
      'template',
      (calls: ReturnType<typeof createTemplateCalls>) =>
        calls.createTemplate({ ...release, name: 'clicamos-web', tags: {} }),
    ],
    [
      'version',
      (calls: ReturnType<typeof createTemplateCalls>) =>
        calls.createTemplateVersion({ ...release, templateId: 'lt-9', token: 'r-1' }),
    ],
  ])('makes no %s from nothing, and is named', async (_kind, create) => {
    const { made, calls } = clientFinding(found);

    await expect(create(calls)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('no version `7` of launch template `lt-1`'),
    });
    expect(made).toEqual([]);
  });
});

describe('a base version that is there', () => {
  const data = { KeyName: 'ops', ImageId: 'ami-1' };
  const found = () => ({
    LaunchTemplateVersions: [{ LaunchTemplateId: 'lt-1', VersionNumber: 7, LaunchTemplateData: data }],
  });

  it('is copied into another template', async () => {
    const { made, calls } = clientFinding(found);

    await calls.createTemplate({ ...release, name: 'clicamos-web', tags: {} });

    expect(made).toMatchObject([{ LaunchTemplateData: { KeyName: 'ops', ImageId: 'ami-2' } }]);
  });

  it('is the source of a version of the same template', async () => {
    const { made, calls } = clientFinding(found);

    await calls.createTemplateVersion({ ...release, templateId: 'lt-1', token: 'r-1' });

    expect(made).toMatchObject([{ SourceVersion: '7', LaunchTemplateData: { ImageId: 'ami-2' } }]);
  });
});
