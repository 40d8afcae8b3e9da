import { z } from 'zod';

const seconds = z.int().min(0);
const capacity = z.int().min(1);

const rollout = z
  .strictObject({
    /** How long next may take until every instance serves. */
    deadlineSeconds: z.int().min(1).default(900),
    /** How long both groups serve before previous is drained. */
    bakeSeconds: seconds.default(0),
    /** How long previous is drained at least, after it has left the load balancer. */
    drainFloorSeconds: seconds.default(10),
    /** Consecutive good readings before capacity counts as ready. */
    readySamples: z.int().min(1).default(2),
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
  /** Where the requests go; the load balancer's own address unless given. */
  url: z.url().optional(),
  ratePerSecond: z.int().min(1).max(10_000).default(50),
  /** Above it, the rollout is rolled back. */
  maxLost: z.int().min(0).default(0),
});

const emulatorEnvironment = z.strictObject({
  cloud: z.literal('emulator'),
  region: z.string().min(1).default('us-east-1'),
  /** How many AWS seconds pass in one real second. */
  speed: z.number().min(1).max(1_000).default(10),
  /** The emulator's API port; 0 takes a free one. */
  port: z.int().min(0).max(65_535).default(0),
  /** The app that the local images carry; the sample app unless given. */
  app: z
    .strictObject({
      directory: z.string().min(1),
      start: z.array(z.string().min(1)).min(1),
      port: z.int().min(1).max(65_535).default(80),
      healthPath: z.string().startsWith('/').default('/health'),
      /** How long the app keeps idle connections; preflight compares it with the load balancer's idle timeout. */
      keepAliveSeconds: z.int().min(1).optional(),
    })
    .optional(),
  // A local boot takes a second or two of real time; a bad image is recognised when the grace is over.
  group: group.prefault({ healthCheckGraceSeconds: 60 }),
  rollout,
  probe: probe.prefault({ ratePerSecond: 100 }),
});

const awsEnvironment = z
  .strictObject({
    cloud: z.literal('aws'),
    region: z.string().min(1),
    /** The account that must answer; any other stops the run. */
    account: z.string().regex(/^\d{12}$/, 'Expected 12 digits in quotes, for example "123456789012"'),
    /** The Pulumi stack whose outputs say where to deploy. */
    stack: z.string().min(1).optional(),
    stackDirectory: z.string().min(1).default('apps/stack'),
    /** A file of outputs in place of a stack: `pulumi stack output --json` or `terraform output -json`. */
    outputs: z.string().min(1).optional(),
    /** In place of the outputs' load balancer. */
    loadBalancers: z.array(z.string().min(1)).min(1).optional(),
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
    .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,27}$/, 'Expected a letter, then up to 27 letters, digits or hyphens'),
  defaultEnvironment: z.string().min(1),
  environments: z.record(
    z.string().min(1),
    z.discriminatedUnion('cloud', [emulatorEnvironment, awsEnvironment]),
  ),
});

export type Config = z.output<typeof configSchema>;
export type EmulatorSettings = z.output<typeof emulatorEnvironment>;
export type AwsSettings = z.output<typeof awsEnvironment>;
export type EnvironmentSettings = EmulatorSettings | AwsSettings;

function sentence(key: string, want: string, input: unknown): string {
  const { min, desired, max } = input as Record<string, number>; // the object's own rules have passed here
  return `Expected \`${key}\` to be ${want}, got min ${min}, desired ${desired}, max ${max}`;
}
