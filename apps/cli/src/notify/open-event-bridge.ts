import type { Clients } from '../environment/create-clients.js';
import { createProxiedHandler } from '../aws-access/proxied-handler.js';
import { UsageError } from '../usage-error.js';
import type { Sent } from './deliver.js';
import type { Notice } from './notice.js';

export interface EventBridgeOptions {
  readonly bus: string;
  readonly region: string;
  /** Whose credentials are taken. */
  readonly clients: Pick<Clients, 'sts'>;
}

/** What EventBridge rules see in `source`. */
const source = 'clicamos';

/**
 * Sends notices to an event bus. Its client is an optional package: who does not use it does not install it.
 *
 * @throws {UsageError} where it is not installed
 */
export async function openEventBridge({ bus, region, clients }: EventBridgeOptions) {
  const { EventBridgeClient, PutEventsCommand } = await loadClient();
  const client = new EventBridgeClient({
    region,
    credentials: clients.sts.config.credentials,
    maxAttempts: 1,
    requestHandler: createProxiedHandler({ connectionTimeout: 5_000, requestTimeout: 5_000 }),
  });
  return async (notice: Notice, signal: AbortSignal): Promise<Sent> => {
    const entry = {
      ...{ Source: source, EventBusName: bus, Time: new Date(notice.at) },
      DetailType: `clicamos rollout ${notice.kind}`,
      Detail: JSON.stringify(notice),
    };
    const { Entries: [answer] = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }), {
      abortSignal: signal,
    });
    const code = answer?.ErrorCode;
    return code === undefined ? { kind: 'taken' } : { kind: 'failed', why: code };
  };
}

async function loadClient() {
  try {
    return await import('@aws-sdk/client-eventbridge');
  } catch (error) {
    throw new UsageError(
      'notify with `kind: eventbridge` needs a package that is not installed. Run: npm install @aws-sdk/client-eventbridge (with -g where clicamos is installed so)',
      { cause: error },
    );
  }
}
