import { z } from 'zod';

const seconds = z.int().min(0);
const capacity = z.int().min(1);

const rollout = z
  .strictObject({
    deadlineSeconds: z
      .int()
      .min(1)
      .default(900)
      .describe('How long next may take until every instance serves'),
    bakeSeconds: seconds.default(0).describe('How long both groups serve before previous is drained'),
    drainFloorSeconds: seconds
      .default(10)
      .describe('How long previous is drained at least, after it has left the load balancer'),
    readySamples: z
      .int()
      .min(1)
      .default(2)
      .describe('Consecutive good readings before capacity counts as ready'),
  })
  .prefault({});

/** What the first group of a service is made of; later generations take over from the live one. */
const group = z
  .strictObject({
    instanceType: z.string().min(1).default('t3.micro'),
    subnets: z.array(z.string().min(1)).min(1).optional(),
    securityGroups: z.array(z.string().min(1)).optional(),
    keyName: z.string().min(1).optional(),
    instanceProfile: z.string().min(1).optional(),
    userData: z.string().min(1).optional(),
    min: capacity.default(2),
    desired: capacity.default(2),
    max: capacity.default(4),
    healthCheckGraceSeconds: z.int().min(0).default(300),
  })
  .refine(({ min, desired }) => min <= desired, {
    error: ({ input }) => sentence('min', 'at most desired', input),
    path: ['min'],
  })
  .refine(({ desired, max }) => desired <= max, {
    error: ({ input }) => sentence('desired', 'at most max', input),
    path: ['desired'],
  });

const probe = z.strictObject({
  url: z.url().optional().describe("Where the requests go; the load balancer's own address unless given"),
  ratePerSecond: z.int().min(1).max(10_000).default(50),
  maxLost: z.int().min(0).default(0).describe('Above it, the rollout is rolled back'),
});

const emulatorEnvironment = z.strictObject({
  cloud: z.literal('emulator'),
  region: z.string().min(1).default('us-east-1'),
  speed: z.number().min(1).max(1_000).default(10).describe('How many AWS seconds pass in one real second'),
  port: z.int().min(0).max(65_535).default(0).describe("The emulator's API port; 0 takes a free one"),
  app: z
    .strictObject({
      directory: z.string().min(1),
      start: z.array(z.string().min(1)).min(1),
      port: z.int().min(1).max(65_535).default(80),
      healthPath: z.string().startsWith('/').default('/health'),
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
  // A local boot takes a second or two of real time; a bad image is recognised when the grace is over.
  group: group.prefault({ healthCheckGraceSeconds: 60 }),
  rollout,
  probe: probe.prefault({ ratePerSecond: 100 }),
});

const awsEnvironment = z
  .strictObject({
    cloud: z.literal('aws'),
    region: z.string().min(1),
    account: z
      .string()
      .regex(/^\d{12}$/, 'Expected 12 digits in quotes, for example "123456789012"')
      .describe('The account that must answer; any other stops the run'),
    stack: z.string().min(1).optional().describe('The Pulumi stack whose outputs say where to deploy'),
    stackDirectory: z.string().min(1).default('apps/stack'),
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
      .describe("In place of the outputs' load balancer"),
    group: group.prefault({}),
    rollout,
    probe: probe.optional(),
  })
  .refine(({ stack, outputs, loadBalancers }) => stack ?? outputs ?? loadBalancers, {
    error: 'Expected `stack`, `outputs` or `loadBalancers`: nothing else says what to deploy behind',
  });

/** What `clicamos.yaml` may say. */
export const configSchema = z.strictObject({
  service: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,27}$/, 'Expected a letter, then up to 27 letters, digits or hyphens')
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
