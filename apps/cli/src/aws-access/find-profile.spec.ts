import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainNoAccount } from './explain-no-account.js';
import { findProfile } from './find-profile.js';

const config = `[default]
region = us-east-1
[profile stage]
region = us-east-1
[profile deploy]
role_arn = arn:aws:iam::123456789012:role/deployer
source_profile = sso
[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = dev
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`;

const credentials = '[keys]\naws_access_key_id = a\naws_secret_access_key = b\n';

/** An error as the SDK throws it. */
const sdkError = (name: string, message = 'no', more = {}) =>
  Object.assign(new Error(message), { name, ...more });

describe('a profile of the AWS configuration', () => {
  const names = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'clicamos-profiles-'));
    await writeFile(join(directory, 'config'), config);
    await writeFile(join(directory, 'credentials'), credentials);
    process.env['AWS_CONFIG_FILE'] = join(directory, 'config');
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = join(directory, 'credentials');
  });

  afterAll(async () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    await rm(directory, { recursive: true });
  });

  it.each(['stage', 'keys'])('is found in either file: %s', async (name) => {
    expect(await findProfile({ name, by: 'AWS_PROFILE' })).toBeDefined();
  });

  it('that does not exist is named, by whom it is wanted, with those that exist', async () => {
    const wanted = { name: 'nope', by: 'environments.prod.profile' };

    await expect(findProfile(wanted)).rejects.toThrow(
      /Profile `nope` \(environments\.prod\.profile\) is not in .*There are: default, deploy, keys, sso, stage\./,
    );
  });

  it.each([
    [
      'what the client has said of credentials',
      sdkError('ExpiredToken', 'They have expired'),
      {},
      'They have expired',
    ],
    [
      'a key that AWS does not know',
      sdkError('InvalidClientTokenId'),
      { profile: 'keys' },
      'AWS does not know this access key of profile `keys`',
    ],
    [
      'a role that may not be assumed',
      sdkError('AccessDenied', 'is not authorized'),
      { roleArn: 'arn:aws:iam::123456789012:role/x' },
      'as `arn:aws:iam::123456789012:role/x` (roleArn): AccessDenied: is not authorized',
    ],
    [
      'a region without an address',
      sdkError('Error', 'getaddrinfo ENOTFOUND sts.us-east-9.amazonaws.com', { code: 'ENOTFOUND' }),
      {},
      'There is no address of AWS in region `us-east-9`',
    ],
    [
      'a door that is shut',
      sdkError('Error', 'connect ECONNREFUSED 127.0.0.1:9', { code: 'ECONNREFUSED' }),
      {},
      'Cannot tell which AWS account this is: connect ECONNREFUSED 127.0.0.1:9. Try',
    ],
  ])('explains %s, with what mends it', (_what, error, access, sentence) => {
    expect(explainNoAccount(error, { region: 'us-east-9', ...access })).toContain(sentence);
  });
});
