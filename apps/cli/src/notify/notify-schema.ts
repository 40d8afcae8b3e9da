import { z } from 'zod';

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'Expected the name of an environment variable, not its value');

const webhook = z.strictObject({
  kind: z.literal('webhook').describe('JSON by POST'),
  url: z.url({ protocol: /^https?$/, error: 'Expected a URL of http or https' }),
  secretFrom: variable.optional().describe('The environment variable with the secret that signs'),
});

const slack = z.strictObject({
  kind: z.literal('slack').describe('Text for a Slack-compatible incoming webhook'),
  urlFrom: variable.describe('The environment variable with the URL, which is a secret'),
});

const eventBridge = z.strictObject({
  kind: z.literal('eventbridge').describe('PutEvents'),
  bus: z.string().min(1).default('default').describe('Name or ARN of the event bus'),
});

/** Who is told of a rollout of the emulator's. */
export const notifyLocally = z.array(z.discriminatedUnion('kind', [webhook, slack])).optional();

/** Who is told of a rollout on AWS. */
export const notifyOnAws = z.array(z.discriminatedUnion('kind', [webhook, slack, eventBridge])).optional();

/** One that is told. */
export type NotifyTarget = z.output<typeof webhook | typeof slack | typeof eventBridge>;
