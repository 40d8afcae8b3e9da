import { z } from 'zod';

const text = z.string().min(1);
const tags = z.record(text, z.string());

const volume = z.strictObject({
  device: text.describe('As the image names it, for example /dev/xvda'),
  sizeGiB: z.int().min(1).max(65_536).optional(),
  type: z.enum(['gp2', 'gp3', 'io1', 'io2', 'st1', 'sc1', 'standard']).optional(),
  iops: z.int().min(100).optional(),
  throughput: z.int().min(125).optional().describe('MiB/s, of gp3 alone'),
  encrypted: z.boolean().optional(),
});

/** What AWS refuses of one volume, as a sentence. */
function reasonRefused({ type, iops, throughput }: z.output<typeof volume>): string | undefined {
  if (throughput !== undefined && type !== 'gp3') return 'Expected `throughput` beside `type: gp3` alone';
  if (iops !== undefined && !['gp3', 'io1', 'io2'].includes(type ?? ''))
    return 'Expected `iops` beside `type: gp3`, `io1` or `io2` alone';
  if (iops === undefined && (type === 'io1' || type === 'io2'))
    return `Expected \`iops\` beside \`type: ${type}\``;
  return undefined;
}

/** What a release changes beside the image; what is not written stays as it is. */
export const release = z
  .strictObject({
    instanceType: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'Expected an instance type such as t3.small')
      .optional()
      .describe('Type of every instance'),
    userDataFile: text
      .optional()
      .describe('A file, relative to clicamos.yaml, of what an instance runs at boot; at most 16 KB'),
    securityGroups: z
      .array(text)
      .min(1)
      .optional()
      .describe('Security group ids, in place of those there are'),
    keyName: text.optional().describe('EC2 key pair'),
    instanceProfile: text.optional().describe('Instance profile, by name or ARN'),
    metadata: z
      .strictObject({
        httpTokens: z.enum(['required', 'optional']).optional().describe('required is IMDSv2 alone'),
        hopLimit: z.int().min(1).max(64).optional().describe('Containers want 2'),
        instanceTags: z.boolean().optional().describe('Whether an instance can read its tags'),
      })
      .optional(),
    volumes: z
      .array(
        volume.superRefine((value, context) => {
          const message = reasonRefused(value);
          if (message !== undefined) context.addIssue({ code: 'custom', message });
        }),
      )
      .min(1)
      .optional()
      .describe('Block devices, each over the one of its name'),
    instanceTags: tags.optional().describe('Tags of the instances, over those there are'),
    volumeTags: tags.optional().describe('Tags of their volumes, over those there are'),
    min: z.int().min(1).optional().describe('Smallest number of instances'),
    max: z.int().min(1).optional().describe('Largest number of instances'),
    healthCheckGraceSeconds: z
      .int()
      .min(0)
      .optional()
      .describe('How long a new instance may fail its health checks before it is replaced'),
  })
  .refine(({ min = 1, max = Infinity }) => min <= max, {
    error: 'Expected `min` to be at most `max`',
    path: ['min'],
  });

export type ReleaseSettings = z.output<typeof release>;
