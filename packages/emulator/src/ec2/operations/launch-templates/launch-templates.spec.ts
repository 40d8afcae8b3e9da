import type {
  CreateLaunchTemplateResult,
  CreateLaunchTemplateVersionResult,
  DeleteLaunchTemplateVersionsResult,
  DescribeLaunchTemplatesResult,
  DescribeLaunchTemplateVersionsResult,
} from '@aws-sdk/client-ec2';
import { createTestEc2, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

const unknown = 'lt-0123456789abcdef0';

describe('launch templates', () => {
  let ec2: TestEc2;
  let id = '';

  /** One template with three versions, of which the first is the default. */
  beforeEach(async () => {
    ec2 = await createTestEc2();
    const { LaunchTemplate } = await ec2.call<CreateLaunchTemplateResult>('CreateLaunchTemplate', {
      LaunchTemplateName: 'web',
      LaunchTemplateData: { ImageId: 'ami-00000001', InstanceType: 't3.micro' },
    });
    id = LaunchTemplate?.LaunchTemplateId ?? '';
    await addVersion({ LaunchTemplateData: { ImageId: 'ami-00000002' }, SourceVersion: '1' });
    await addVersion({ LaunchTemplateData: { ImageId: 'ami-00000003' } });
  });

  afterEach(() => ec2.close());

  const addVersion = async (input: object) =>
    (
      await ec2.call<CreateLaunchTemplateVersionResult>('CreateLaunchTemplateVersion', {
        LaunchTemplateName: 'web',
        ...input,
      })
    ).LaunchTemplateVersion;

  const versions = async (input: object = {}) =>
    (
      await ec2.call<DescribeLaunchTemplateVersionsResult>('DescribeLaunchTemplateVersions', {
        LaunchTemplateId: id,
        ...input,
      })
    ).LaunchTemplateVersions ?? [];

  const numbers = async (input: object) => (await versions(input)).map(({ VersionNumber }) => VersionNumber);

  it('take what a version leaves out from its source version, if it names one', async () => {
    const data = (await versions()).map(({ LaunchTemplateData }) => LaunchTemplateData);

    expect(data).toEqual([
      { ImageId: 'ami-00000003' },
      { ImageId: 'ami-00000002', InstanceType: 't3.micro' },
      { ImageId: 'ami-00000001', InstanceType: 't3.micro' },
    ]);
  });

  it.each([
    [{}, [3, 2, 1]],
    [{ Versions: ['$Latest'] }, [3]],
    [{ Versions: ['$Default'] }, [1]],
    [{ Versions: ['1', '$Default', '2'] }, [2, 1]],
    [{ MinVersion: '2' }, [3, 2]],
    [{ MaxVersion: '2' }, [2, 1]],
    [{ MinVersion: '2', MaxVersion: '2' }, [2]],
    [{ MinVersion: '7' }, []],
    [{ MinVersion: '$Latest' }, [3]],
    [{ MaxResults: 1 }, [3]],
    [{ Filters: [{ Name: 'image-id', Values: ['*2'] }] }, [2]],
    [{ Filters: [{ Name: 'is-default-version', Values: ['true'] }] }, [1]],
    [{ LaunchTemplateId: undefined, LaunchTemplateName: 'web', Versions: ['3'] }, [3]],
    [{ LaunchTemplateId: undefined, Versions: ['$Latest', '$Default'] }, [3, 1]],
  ])('show versions by %j, newest first', async (input, expected) => {
    expect(await numbers(input)).toEqual(expected);
  });

  it('have another default version once they are modified', async () => {
    await ec2.call('ModifyLaunchTemplate', { LaunchTemplateId: id, DefaultVersion: '2' });

    expect(await numbers({ Versions: ['$Default'] })).toEqual([2]);
    const { LaunchTemplates } = await ec2.call<DescribeLaunchTemplatesResult>('DescribeLaunchTemplates');
    expect(LaunchTemplates).toMatchObject([{ DefaultVersionNumber: 2, LatestVersionNumber: 3 }]);
  });

  it('lose versions, but not the default one, and never use a number twice', async () => {
    const answer = await ec2.call<DeleteLaunchTemplateVersionsResult>('DeleteLaunchTemplateVersions', {
      LaunchTemplateId: id,
      Versions: ['1', '3', '9'],
    });

    expect(answer.SuccessfullyDeletedLaunchTemplateVersions).toMatchObject([{ VersionNumber: 3 }]);
    expect(answer.UnsuccessfullyDeletedLaunchTemplateVersions).toMatchObject([
      { VersionNumber: 1, ResponseError: { Code: 'unexpectedError' } },
      { VersionNumber: 9, ResponseError: { Code: 'launchTemplateVersionDoesNotExist' } },
    ]);
    expect(await numbers({ Versions: ['$Latest'] })).toEqual([2]);
    expect((await addVersion({ LaunchTemplateData: { ImageId: 'ami-00000004' } }))?.VersionNumber).toBe(4);
  });

  it('are made once for a client token', async () => {
    const input = { LaunchTemplateData: { ImageId: 'ami-00000004' }, ClientToken: 'once' };

    const [first, again] = [await addVersion(input), await addVersion({ ...input })];

    expect([first?.VersionNumber, again?.VersionNumber]).toEqual([4, 4]);
    await expect(addVersion({ ...input, SourceVersion: '1' })).rejects.toMatchObject({
      code: 'IdempotentParameterMismatch',
    });
  });

  it('tell other services a version by number or name', () => {
    const latest = ec2.instances.launchTemplate({ launchTemplateName: 'web', version: '$Latest' });
    const byDefault = ec2.instances.launchTemplate({ launchTemplateId: id });

    expect(latest).toMatchObject({ launchTemplateId: id, version: 3, imageId: 'ami-00000003' });
    expect(byDefault).toMatchObject({ version: 1, instanceType: 't3.micro' });
  });

  it('do not exist once they are deleted', async () => {
    await ec2.call('DeleteLaunchTemplate', { LaunchTemplateName: 'web' });

    await expect(versions()).rejects.toMatchObject({ code: 'InvalidLaunchTemplateId.NotFound' });
  });

  it.each([
    [
      'CreateLaunchTemplate',
      { LaunchTemplateName: 'web', LaunchTemplateData: { ImageId: 'ami-00000001' } },
      'InvalidLaunchTemplateName.AlreadyExistsException',
      'Launch template name already in use.',
    ],
    [
      'CreateLaunchTemplate',
      { LaunchTemplateName: 'a b', LaunchTemplateData: { ImageId: 'ami-00000001' } },
      'InvalidLaunchTemplateName.MalformedException',
      'between 3 and 128',
    ],
    [
      'CreateLaunchTemplate',
      { LaunchTemplateName: 'api', LaunchTemplateData: {} },
      'MissingParameter',
      'LaunchTemplateData',
    ],
    [
      'CreateLaunchTemplate',
      { LaunchTemplateName: 'api', LaunchTemplateData: { ImageId: 'x' } },
      'InvalidAMIID.Malformed',
      'expecting "ami-..."',
    ],
    [
      'CreateLaunchTemplate',
      { LaunchTemplateName: 'api', LaunchTemplateData: { UserData: 'not base64!' } },
      'InvalidUserData.Malformed',
      'BASE64',
    ],
    [
      'CreateLaunchTemplateVersion',
      { LaunchTemplateName: 'web', SourceVersion: '9', LaunchTemplateData: { ImageId: 'ami-00000001' } },
      'InvalidLaunchTemplateId.VersionNotFound',
      'Could not find the specified version 9 for the launch template with ID lt-',
    ],
    [
      'DescribeLaunchTemplates',
      { LaunchTemplateIds: [unknown] },
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${unknown}, does not exist.`,
    ],
    ['DescribeLaunchTemplates', { LaunchTemplateIds: ['lt-x'] }, 'InvalidLaunchTemplateId.Malformed', 'lt-x'],
    [
      'DescribeLaunchTemplates',
      { LaunchTemplateNames: ['x'] },
      'InvalidLaunchTemplateName.NotFoundException',
      'The specified launch template, with template name x, does not exist.',
    ],
    ['DescribeLaunchTemplateVersions', {}, 'MissingParameter', 'LaunchTemplateId'],
    [
      'DescribeLaunchTemplateVersions',
      { LaunchTemplateName: 'web', Versions: ['latest'] },
      'InvalidParameterValue',
      "Invalid launch template version: 'latest'",
    ],
    [
      'ModifyLaunchTemplate',
      { LaunchTemplateName: 'web', DefaultVersion: '9' },
      'InvalidLaunchTemplateId.VersionNotFound',
      'version 9',
    ],
    ['DeleteLaunchTemplate', { LaunchTemplateId: unknown }, 'InvalidLaunchTemplateId.NotFound', unknown],
    [
      'DeleteLaunchTemplate',
      { LaunchTemplateId: unknown, LaunchTemplateName: 'web' },
      'InvalidParameterCombination',
      'not both',
    ],
  ])('%s of %j is %s', async (operation, input, code, message) => {
    await expect(ec2.call(operation, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});
