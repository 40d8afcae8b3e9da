import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GetFederationTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';
import { createEndingSessions, type EndingSessions } from '../testing/ending-sessions.js';
import { runUntil } from '../testing/kill-at.js';
import { createTeamOnAws, type TeamOnAws } from '../testing/team-on-aws.js';

// Credentials that end in the middle of a live rollout: those of STS, in a file, and AWS says that they are over.

const expired =
  /The temporary credentials of profile `team` \(aws_session_token\) have expired, and nothing renews them by itself\. Write new ones there, the way that you got these; or log in: aws configure sso --profile team/;

describe('clicamos deploy whose credentials end on the way', () => {
  let team: TeamOnAws;
  let user: Sandbox;
  let sts: STSClient;
  let aws: EndingSessions;

  beforeAll(async () => {
    team = await createTeamOnAws();
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_REGION = '' } = team.variables;
    const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
    sts = new STSClient({ endpoint: team.endpoint.href, region: AWS_REGION, credentials });
    aws = await createEndingSessions(team.endpoint);
    user = await createSandbox({ AWS_ENDPOINT_URL: aws.endpoint, AWS_EC2_METADATA_DISABLED: 'true' });
    await mkdir(join(user.directory, '.aws'));
    await user.write(
      'clicamos.yaml',
      team.configWith('    profile: team\n    rollout: { bakeSeconds: 75, drainFloorSeconds: 1 }'),
    );
  }, 300_000);

  afterAll(async () => {
    sts.destroy();
    await user.remove();
    await aws[Symbol.asyncDispose]();
    await team[Symbol.asyncDispose]();
  });

  /** Writes a new session into the user's file of credentials; answers the id of its key. */
  async function writeSession(): Promise<string> {
    const { Credentials } = await sts.send(new GetFederationTokenCommand({ Name: 'ana' }));
    const { AccessKeyId = '', SecretAccessKey, SessionToken } = Credentials ?? {};
    const keys = `aws_access_key_id = ${AccessKeyId}\naws_secret_access_key = ${SecretAccessKey}`;
    await user.write('.aws/credentials', `[team]\n${keys}\naws_session_token = ${SessionToken}\n`);
    return AccessKeyId;
  }

  it('says whose they are and what to do, goes on with new ones, and loses nothing', async () => {
    await writeSession();
    const rolling = await runUntil(user, ['deploy', 'prod', '--ami', await team.bake()], /bakes for another/);
    aws.end(await writeSession());

    await rolling.until(expired);
    await writeSession();
    const code = await rolling.ended;

    expect(aws.refusals()).toBeGreaterThan(0);
    expect({ code, output: rolling.output() }).toEqual({
      code: 0,
      output: expect.stringMatching(/^deployed +web-v002 [^]*^ +probe +[\d ]+ requests, 0 lost/m),
    });
  }, 400_000);
});
