import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';

// The built command in a folder of a user whose credentials are over, before an AWS that says so.

const config = `
service: web
defaultEnvironment: prod
environments:
  prod: { cloud: aws, region: us-east-1, account: "123456789012", loadBalancers: [web-elb] }
`;

const role = 'role_arn = arn:aws:iam::123456789012:role/x';
const sso = 'sso_account_id = 123456789012\nsso_role_name = dev';
const url = (name: string) => `sso_start_url = https://${name}.example.com/start\nsso_region = us-east-1`;
const past = new Date(Date.now() - 3_600_000).toISOString();
const later = new Date(Date.now() + 3_600_000).toISOString();
const printed = JSON.stringify({ Version: 1, AccessKeyId: 'a', SecretAccessKey: 'b', Expiration: past });

const awsConfig = `
[sso-session none]
${url('none')}
[sso-session over]
${url('over')}
[sso-session live]
${url('live')}
[profile never]
sso_session = none
${sso}
[profile over]
sso_session = over
${sso}
[profile live]
sso_session = live
${sso}
[profile old]
${url('old')}
${sso}
[profile nowhere]
sso_session = nowhere
${sso}
[profile of-over]
${role}
source_profile = over
[profile of-nobody]
${role}
source_profile = nobody
[profile of-session]
${role}
source_profile = session
[profile session]
region = us-east-1
[profile program]
credential_process = sh -c "echo vault: token=s3cret is gone, run vault login >&2; exit 3" --password s3cret-too
[profile silent]
credential_process = /bin/false --password s3cret-too
[profile printed]
credential_process = printf '%s' '${printed}'
[profile login]
login_session = arn:aws:iam::123456789012:user/ana
[profile token]
${role}
web_identity_token_file = /no/such/token
`;

const credentials = '[session]\naws_access_key_id = a\naws_secret_access_key = b\naws_session_token = c\n';

const refusal = `<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code>
<Message>The security token included in the request is expired</Message></Error></ErrorResponse>`;

/** STS, and IAM Identity Center: both say that it is over, and count. */
async function createStrictAws() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/federation') !== true) return void response.writeHead(403).end(refusal);
    response.writeHead(401, { 'x-amzn-errortype': 'UnauthorizedException' });
    response.end('{"message":"Session token not found or invalid"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('clicamos with credentials that are over', () => {
  let aws: Awaited<ReturnType<typeof createStrictAws>>;
  let user: Sandbox;

  const run = (variables: Readonly<Record<string, string>>, ...args: string[]) => {
    for (const name of Object.keys(user.env)) if (name.startsWith('AWS_')) delete user.env[name];
    Object.assign(user.env, { AWS_ENDPOINT_URL: aws.url, AWS_EC2_METADATA_DISABLED: 'true', ...variables });
    return user.run(...args);
  };

  beforeAll(async () => {
    aws = await createStrictAws();
    user = await createSandbox();
    await mkdir(join(user.directory, '.aws', 'sso', 'cache'), { recursive: true });
    await user.write('clicamos.yaml', config);
    await user.write('.aws/config', awsConfig);
    await user.write('.aws/credentials', credentials);
    for (const [login, expiresAt] of [
      ['over', past],
      ['live', later],
      ['https://old.example.com/start', past],
    ] as const) {
      const file = `${createHash('sha1').update(login).digest('hex')}.json`;
      await user.write(`.aws/sso/cache/${file}`, JSON.stringify({ accessToken: 't', expiresAt }));
    }
  });

  afterAll(async () => {
    await user.remove();
    await aws[Symbol.asyncDispose]();
  });

  it.each([
    [
      'never',
      'There is no login of profile `never` at IAM Identity Center. Run: aws sso login --profile never',
    ],
    [
      'over',
      /^The login of profile `over` at IAM Identity Center has expired 1h.* ago\. Run: aws sso login --profile over$/,
    ],
    ['old', /^The login of profile `old` .* has expired 1h.* Run: aws sso login --profile old$/],
    [
      'live',
      /^IAM Identity Center does not take the login of profile `live` any more: .*Session token not found or invalid\. Run: aws sso login --profile live$/,
    ],
    [
      'nowhere',
      'Profile `nowhere` gives no credentials: `sso-session nowhere`, which it names, is not in the AWS configuration. Look: aws configure list-profiles',
    ],
    [
      'of-over',
      /^The login of profile `over`, which profile `of-over` takes its role from, at .* has expired .* Run: aws sso login --profile over$/,
    ],
    ['of-nobody', /^Profile `of-nobody` gives no credentials: `nobody`, which it names, is not in/],
    [
      'program',
      'credential_process of profile `program` gave no credentials: vault: token=s3cret is gone, run vault login. Mend it, and look: aws configure export-credentials --profile program',
    ],
    ['silent', /gave no credentials: it failed without a word\. Mend it/],
    ['printed', /credential_process returned expired credentials/],
    ['login', 'The login of profile `login` has expired, or there was none. Run: aws login --profile login'],
    [
      'token',
      /^The token of profile `token` \(web_identity_token_file `\/no\/such\/token`\) gives no role: ENOENT/,
    ],
    [
      'session',
      'The temporary credentials of profile `session` (aws_session_token) have expired, and nothing renews them by itself. Write new ones there, the way that you got these; or log in: aws configure sso --profile session',
    ],
    [
      'of-session',
      /^The temporary credentials of profile `session`, which profile `of-session` takes its role from,/,
    ],
  ])('says of profile %s, in one sentence, what renews it', async (profile, sentence) => {
    const { code, stdout, stderr } = await run({ AWS_PROFILE: profile }, 'deploy', 'prod', '--ami', 'ami-1');

    expect(stderr.trim()).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
    expect(stderr).not.toContain('s3cret-too');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('says it of what stands in the environment', async () => {
    const session = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' };

    const { code, stderr } = await run(session, 'status', 'prod');

    expect(stderr).toMatch(
      /^The temporary credentials in the environment \(AWS_SESSION_TOKEN\) have expired\. Get new ones: eval "\$\(aws configure export-credentials --profile NAME --format env\)"$/m,
    );
    expect(code).toBe(2);
  });

  it('does not go on to the role of the machine when credential_process fails', async () => {
    aws.asked.length = 0;
    const machine = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${aws.url}/machine` };

    const { stderr } = await run({ AWS_PROFILE: 'program', ...machine }, 'status', 'prod');

    expect(stderr).toContain('credential_process of profile `program` gave no credentials');
    expect(aws.asked).toEqual([]);
  });
});
