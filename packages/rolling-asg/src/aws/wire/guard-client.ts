import { checkAnswer } from './check-answer.js';
import { sendOnce } from './send-once.js';
import type { SdkCommand } from './sdk-command.js';

/** Any client of the SDK, as far as the adapters use it. */
export interface SdkClient {
  send(...args: never[]): unknown;
}

/**
 * A client whose commands are sent once, whatever retries it is configured with, and whose answers are AWS's own.
 * Every request of the adapters goes through here.
 */
export function guardClient<Client extends SdkClient>(client: Client): Pick<Client, 'send'> {
  const send = (command: SdkCommand, ...rest: readonly unknown[]): unknown => {
    sendOnce(command);
    checkAnswer(command);
    return Reflect.apply(client.send, client, [command, ...rest]);
  };
  // The overloads of `send` cannot be written down: each of them is passed on as it is.
  return { send } as unknown as Pick<Client, 'send'>;
}
