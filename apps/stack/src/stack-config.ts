import { z } from 'zod';

const cidr = z.string().min(1);

const nat = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('instance'),
    perZone: z.boolean().optional(),
    instanceType: z.string().min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('gateway'), perZone: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('none') }),
]);

/** The shape alone: what it means, `@clicamos/network` checks. */
const network = z.strictObject({
  cidr: cidr.optional(),
  zones: z.union([z.number(), z.array(z.string().min(1))]).optional(),
  subnetPrefix: z.number().optional(),
  nat: nat.optional(),
  natImage: z
    .union([
      z.enum(['amazon-linux-2023', 'debian-13']),
      z.strictObject({ owner: z.string().min(1), namePattern: z.string().min(1) }),
    ])
    .optional(),
  vpn: z.strictObject({ allowedCidrs: z.array(cidr).optional() }).optional(),
  avoidCidrs: z.array(cidr).optional(),
  allowPublicCidr: z.boolean().optional(),
});

/** Ranges: https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_HealthCheck.html */
const healthCheck = z
  .strictObject({
    /** What every instance answers with 200 when it serves. */
    path: z.string().startsWith('/').default('/health'),
    intervalSeconds: z.int().min(5).max(300).default(10),
    timeoutSeconds: z.int().min(2).max(60).default(5),
    healthyThreshold: z.int().min(2).max(10).default(2),
    unhealthyThreshold: z.int().min(2).max(10).default(2),
  })
  .refine(({ timeoutSeconds, intervalSeconds }) => timeoutSeconds < intervalSeconds, {
    error: 'Expected `timeoutSeconds` to be less than `intervalSeconds`',
    path: ['timeoutSeconds'],
  });

const loadBalancer = z.strictObject({
  /** Application for a new service that speaks HTTP, network for other protocols over TCP. */
  kind: z.enum(['classic', 'application', 'network']).default('classic'),
  /** Where the instances serve HTTP. */
  instancePort: z.int().min(1).max(65_535).default(80),
  healthCheck: healthCheck.prefault({}),
  /** How long requests that are under way may take when an instance leaves. */
  drainingSeconds: z.int().min(1).max(3600).default(60),
  idleTimeoutSeconds: z.int().min(1).max(4000).default(60),
});

/** The shape alone: what it means, `RollingGroup` checks. */
const rollingGroup = z.strictObject({
  imageId: z.string().min(1),
  instanceType: z.string().min(1).default('t3.micro'),
  minSize: z.number().default(2),
  maxSize: z.number().default(4),
  desiredCapacity: z.number().optional(),
  /** Plain text that instances run at boot. */
  userData: z.string().min(1).optional(),
});

/** The configuration of the stack, in `Pulumi.<stack>.yaml` under `clicamos:`. */
export const stackConfigSchema = z.strictObject({
  /** Names everything. The load balancer's name, `<service>-elb`, may have 32 characters. */
  service: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,27}$/, 'Expected a letter, then up to 27 letters, digits or hyphens')
    .default('web'),
  network: network.prefault({}),
  loadBalancer: loadBalancer.prefault({}),
  /** Set, Pulumi owns the instances too; the rollout engine is then not to be used on this service. */
  rollingGroup: rollingGroup.optional(),
});

export type StackConfig = z.output<typeof stackConfigSchema>;
export type LoadBalancerConfig = StackConfig['loadBalancer'];
export type RollingGroupConfig = NonNullable<StackConfig['rollingGroup']>;
