import { z } from 'zod';
import { notifyLocally, notifyOnAws } from '../notify/notify-schema.js';
import { accountPattern, regionPattern, servicePattern } from './patterns.js';
import { probeWith } from './probe-schema.js';
import { release } from './release-schema.js';

const seconds = z.int().min(0);
const capacity = z.int().min(1);

const rollout = z
  .strictObject({
    strategy: z
      .enum(['replace', 'refresh'])
      .optional()
      .describe(
        "replace, unless given: a new group beside the old one; refresh: AWS's Instance Refresh, for a group that keeps its name",
      ),
    deadlineSeconds: z
      .int()
      .min(1)
      .default(900)
      .describe('How long next may take until every instance serves'),
    bakeSeconds: seconds.default(0).describe('How long both groups serve before previous is drained'),
    pauseMinutes: z
      .int()
      .min(0)
      .default(0)
      .describe('How long both groups then wait for somebody to promote the rollout; then it goes back'),
    drainFloorSeconds: seconds
      .default(10)
      .describe('How long previous is drained at least, after it has left the load balancer'),
    readySamples: z
      .int()
      .min(1)
      .default(2)
      .describe('Consecutive good readings before capacity counts as ready'),
    keepPreviousMinutes: z
      .int()
      .min(0)
      .default(0)
      .describe('How long previous stays warm after a deploy, so that a rollback launches nothing'),
    alarms: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        'CloudWatch alarms: one that rings, is not there or has no data sends the rollout back, until the end of the bake',
      ),
    minHealthyPercent: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe(
        'How much must go on serving in the bake and on the way back; 90 above 10 instances, all but one below, unless given',
      ),
  })
  .prefault({});

/**
 * What the first group of a service is made of; later generations take over from the live one.
 *
 * @param graceSeconds default of `healthCheckGraceSeconds`
 */
const groupWith = (graceSeconds: number) =>
  z
    .strictObject({
      instanceType: z.string().min(1).default('t3.micro').describe('Type of every instance'),
      subnets: z
        .array(z.string().min(1))
        .min(1)
        .optional()
        .describe("Subnet ids; the stack's private ones or the load balancer's own unless given"),
      securityGroups: z
        .array(z.string().min(1))
        .optional()
        .describe("Security group ids; the stack's unless given"),
      keyName: z.string().min(1).optional().describe('EC2 key pair'),
      instanceProfile: z
        .string()
        .min(1)
        .optional()
        .describe("Instance profile, by name or ARN; the stack's unless given"),
      userData: z.string().min(1).optional().describe('What an instance runs at boot, as text'),
      min: capacity.default(2).describe('Smallest number of instances'),
      desired: capacity.default(2).describe('Number of instances to begin with'),
      max: capacity.default(4).describe('Largest number of instances'),
      healthCheckGraceSeconds: seconds
        .default(graceSeconds)
        .describe('How long a new instance may fail its health checks before it is replaced'),
    })
    .refine(({ min, desired }) => min <= desired, {
      error: ({ input }) => sentence('min', 'at most desired', input),
      path: ['min'],
    })
    .refine(({ desired, max }) => desired <= max, {
      error: ({ input }) => sentence('desired', 'at most max', input),
      path: ['desired'],
    })
    .prefault({});

const emulatorEnvironment = z.strictObject({
  cloud: z.literal('emulator').describe('The AWS on this machine'),
  region: z.string().min(1).default('us-east-1').describe("The emulator's region"),
  speed: z.number().min(1).max(1_000).default(10).describe('How many AWS seconds pass in one real second'),
  port: z.int().min(0).max(65_535).default(0).describe("The emulator's API port; 0 takes a free one"),
  vcpuLimit: z
    .int()
    .min(1)
    .optional()
    .describe("How many vCPUs the emulator's instances may have together; 1152 unless given"),
  app: z
    .strictObject({
      directory: z.string().min(1).describe('Its folder, relative to clicamos.yaml; copied into the image'),
      start: z.array(z.string().min(1)).min(1).describe('The command that serves it, in its folder'),
      port: z
        .int()
        .min(1)
        .max(65_535)
        .default(80)
        .describe('Where the load balancer reaches it; it listens where HOST and PORT say'),
      healthPath: z
        .string()
        .startsWith('/')
        .default('/health')
        .describe('What the load balancer asks; only 200 is healthy'),
      keepAliveSeconds: z
        .int()
        .min(1)
        .optional()
        .describe(
          "How long the app keeps idle connections; preflight compares it with the load balancer's idle timeout",
        ),
    })
    .optional()
    .describe('The app that the local images carry; the sample app unless given'),
  loadBalancer: z
    .enum(['classic', 'application', 'network', 'both'])
    .default('classic')
    .describe('What the service stands behind; both is a Classic and an Application Load Balancer at once'),
  // A local boot takes a second or two of real time; a bad image is recognised when the grace is over.
  group: groupWith(60),
  release: release.optional(),
  rollout,
  probe: probeWith(100, '300ms').prefault({}),
  notify: notifyLocally.describe('Who is told of a rollout: webhooks and Slack-compatible ones'),
});

const awsEnvironment = z
  .strictObject({
    cloud: z.literal('aws').describe('AWS, or what AWS_ENDPOINT_URL names'),
    region: z
      .string()
      .regex(regionPattern, 'Expected a region of AWS such as us-east-1')
      .describe('For example us-east-1'),
    account: z
      .string()
      .regex(
        accountPattern,
        'Expected 12 digits, in quotes where one of the first is 0, for example "012345678901"',
      )
      .describe('The account that must answer; any other stops the run'),
    profile: z
      .string()
      .min(1)
      .optional()
      .describe("Profile of the user's AWS configuration, in place of AWS_PROFILE"),
    roleArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'Expected the ARN of a role')
      .optional()
      .describe('A role that those credentials assume for every call'),
    stack: z.string().min(1).optional().describe('The Pulumi stack whose outputs say where to deploy'),
    stackDirectory: z
      .string()
      .min(1)
      .default('apps/stack')
      .describe("The folder of the stack's program, relative to clicamos.yaml"),
    outputs: z
      .string()
      .min(1)
      .optional()
      .describe(
        'A file of outputs in place of a stack: `pulumi stack output --json` or `terraform output -json`',
      ),
    loadBalancers: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe("Classic Load Balancers, by name, in place of the outputs'"),
    targetGroups: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        "Target groups of Application and Network Load Balancers, by name or ARN, in place of the outputs'",
      ),
    traffic: z
      .literal('none')
      .optional()
      .describe('Of workers: they serve no traffic, and are ready by the word of their group'),
    group: groupWith(300),
    release: release.optional(),
    rollout,
    probe: probeWith(50, '5s').optional().describe('Requests during the rollout; none unless given'),
    notify: notifyOnAws.describe('Who is told of a rollout: webhooks, Slack-compatible ones, EventBridge'),
  })
  .refine(
    ({ stack, outputs, loadBalancers, targetGroups, traffic }) =>
      stack ?? outputs ?? loadBalancers ?? targetGroups ?? traffic,
    {
      error:
        'Expected `stack`, `outputs`, `loadBalancers`, `targetGroups` or `traffic: none`: nothing else says what to deploy behind',
    },
  )
  .refine(
    ({ loadBalancers, targetGroups, traffic }) => traffic === undefined || !(loadBalancers ?? targetGroups),
    {
      error: 'Expected `traffic: none` without `loadBalancers` and `targetGroups`: workers serve no traffic',
      path: ['traffic'],
    },
  );

/** What `clicamos.yaml` may say. */
export const configSchema = z.strictObject({
  service: z
    .string()
    .regex(servicePattern, 'Expected a letter, then up to 27 letters, digits or hyphens')
    .describe('Names the groups of the service: web-v001, web-v002, ...'),
  defaultEnvironment: z.string().min(1).describe('Where a command works that names no environment'),
  environments: z
    .record(z.string().min(1), z.discriminatedUnion('cloud', [emulatorEnvironment, awsEnvironment]))
    .describe('Where the service can be deployed, by name'),
});

export type Config = z.output<typeof configSchema>;
export type EmulatorSettings = z.output<typeof emulatorEnvironment>;
export type AwsSettings = z.output<typeof awsEnvironment>;
export type EnvironmentSettings = EmulatorSettings | AwsSettings;

function sentence(key: string, want: string, input: unknown): string {
  const { min, desired, max } = input as Record<string, number>; // the object's own rules have passed here
  return `Expected \`${key}\` to be ${want}, got min ${min}, desired ${desired}, max ${max}`;
}
