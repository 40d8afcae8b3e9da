import { explainCredentials, type CredentialsOf } from './explain-credentials.js';

/** Any client of the SDK, as far as it is changed here. */
interface Client {
  send(...args: never[]): unknown;
}

/**
 * The client, whose errors about credentials say whose they are and what renews them, in the middle of a rollout too.
 * Their names, by which the engine tells what passes by itself, stay.
 */
export function explainedClient<C extends Client>(client: C, of: CredentialsOf): C {
  const { send } = client;
  return Object.assign(client, {
    send: async (...args: never[]): Promise<unknown> => {
      try {
        return await Reflect.apply(send, client, args);
      } catch (error) {
        throw await explained(error, of);
      }
    },
  });
}

async function explained(error: unknown, of: CredentialsOf): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const sentence = await explainCredentials(error, of);
  if (sentence === undefined) return error;
  return Object.assign(new Error(sentence, { cause: error }), { name: error.name });
}
