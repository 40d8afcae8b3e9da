import type { ClockMs } from '../../answers/clock-ms.js';
import type { Call } from '../../wire/caller.js';
import type { BaseClients } from './find-base.js';
import { createTemplateCalls, type CreateTemplateCalls } from './create-template-calls.js';
import { readTemplateCalls, type ReadTemplateCalls } from './read-template-calls.js';
import { removeTemplateCalls, type RemoveTemplateCalls } from './remove-template-calls.js';
import { tagTemplateCalls, type TagTemplateCalls } from './tag-template-calls.js';

export type TemplateCalls = ReadTemplateCalls & CreateTemplateCalls & RemoveTemplateCalls & TagTemplateCalls;

/** The part of the port that is about launch templates. */
export function templateCalls(clients: BaseClients, call: Call, clockMs: ClockMs): TemplateCalls {
  const client = clients.ec2;
  return {
    ...readTemplateCalls(client, call, clockMs),
    ...createTemplateCalls(clients, call, clockMs),
    ...removeTemplateCalls(client, call),
    ...tagTemplateCalls(client, call),
  };
}
