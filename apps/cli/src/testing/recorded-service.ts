import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { createEmulator, type CallRecord } from '@clicamos/emulator';
import { configSchema, type AwsSettings, type EmulatorSettings } from '../config/schema.js';
import type { Environment } from '../environment/environment.js';
import { openAws } from '../environment/open-aws.js';
import { openLocal, type LocalEnvironment } from '../environment/open-local.js';
import { createInfrastructure } from '../local/infrastructure/create-infrastructure.js';
import { bakeNextImage } from '../local/bake-next-image.js';

const speed = 40;
const signal = new AbortController().signal;

/** A service on an AWS that notes each call as IAM names its action. */
export interface RecordedService extends AsyncDisposable {
  /** What was called while recording, sorted. */
  actions(): readonly string[];
  /** Runs what a deployer does: its calls are noted. Whatever else is called is not. */
  record<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  /** The environment on AWS, opened as for every command; its clock runs as fast as the cloud does. */
  open(): Promise<Environment>;
  bake(env?: Readonly<Record<string, string>>): Promise<string>;
  /** Of an Application Load Balancer. */
  createTargetGroup(): Promise<string>;
  readonly region: string;
  readonly account: string;
}

/** The emulator as an AWS with a service's infrastructure; found by `AWS_ENDPOINT_URL`, as any other. */
export async function createRecordedService(): Promise<RecordedService> {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-recorded-'));
  const actions = new Set<string>();
  let isRecording = false;
  const onCall = (call: CallRecord) => isRecording && actions.add(actionOf(call));
  const emulator = await createEmulator({ speed, onCall: (call) => void onCall(call) });
  const { endpoint, region, account, startedAt, credentials } = emulator;
  const local = await openLocal({
    name: 'local',
    service: 'web',
    settings: settingsOf<EmulatorSettings>({ cloud: 'emulator' }),
    emulator: { endpoint, region, speed, id: 'recorded', startedAt, credentials },
    configDirectory: directory,
    signal,
  });
  const outputs = { ...outputsOf(local), instanceProfileName: await createInstanceProfile(local) };
  await writeFile(join(directory, 'outputs.json'), JSON.stringify(outputs));
  const settings = settingsOf<AwsSettings>({ cloud: 'aws', region, account, outputs: 'outputs.json' });
  const restoreEnv = pointSdkAt(endpoint);
  return {
    region,
    account,
    actions: () => [...actions].sort(),
    async record(work) {
      isRecording = true;
      try {
        return await work();
      } finally {
        isRecording = false;
      }
    },
    open: async () => ({
      ...(await openAws({
        name: 'prod',
        service: 'web',
        settings,
        endpointUrl: endpoint,
        configDirectory: directory,
        signal,
      })),
      clock: local.clock,
      readClock: local.readClock,
      timing: local.timing,
      speed,
    }),
    bake: async (env) => (await bakeNextImage(local, { ...(env && { env }), signal })).imageId,
    createTargetGroup: async () => {
      const { clients, app } = local;
      const options = { clients, service: 'other', front: 'application' as const, speed, app, signal };
      const { targetGroupArns: [arn] = [] } = await createInfrastructure(options);
      return arn ?? '';
    },
    async [Symbol.asyncDispose]() {
      restoreEnv();
      for (const client of Object.values(local.clients)) client.destroy();
      await emulator.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** IAM has names of its own for some services: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
const actionOf = ({ service, operation }: CallRecord): string =>
  `${service === 'elb' || service === 'elbv2' ? 'elasticloadbalancing' : service}:${operation}`;

function settingsOf<Settings>(environment: Readonly<Record<string, unknown>>): Settings {
  const group = { healthCheckGraceSeconds: 60 };
  const { environments } = configSchema.parse({
    service: 'web',
    defaultEnvironment: 'it',
    environments: { it: { ...environment, group } },
  });
  return environments['it'] as Settings; // its `cloud` is the one that the caller wrote
}

const outputsOf = ({ placement }: LocalEnvironment) => ({
  loadBalancerName: placement.sourceIds[0],
  privateSubnetIds: placement.subnetIds,
  appSecurityGroupId: placement.securityGroupIds?.[0],
});

async function createInstanceProfile({ endpoint, region, credentials }: LocalEnvironment): Promise<string> {
  const iam = new IAMClient({ endpoint, region, credentials });
  const name = 'web-app';
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: ec2MayAssume }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }));
  iam.destroy();
  return name;
}

const ec2MayAssume = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/** The SDK's own way to another endpoint: the environment's variables. */
function pointSdkAt(endpoint: string): () => void {
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  return () => {
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  };
}
