import type { Clock } from '@clicamos/health';

/** How one try ended; a refusal is for good. */
export type Sent = { readonly kind: 'taken' } | { readonly kind: 'failed' | 'refused'; readonly why: string };

export interface DeliveryOptions<Message> {
  /** Sends once; what it throws is a failure that may pass. */
  readonly send: (message: Message, signal: AbortSignal) => Promise<Sent>;
  readonly clock: Clock;
  /** Told once, at the end, what could not be delivered. */
  readonly complain: (text: string) => void;
  /** Who it is, without what is secret of it. */
  readonly who: string;
}

/** Messages on their way to one receiver, in order. */
export interface Delivery<Message> {
  readonly put: (message: Message) => void;
  /** Waits for what is left, for no longer than `ms`. Never rejects. */
  readonly close: (ms: number) => Promise<void>;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** A receiver that is slower holds up the others of its row. */
const tryMs = 5_000;

/** Delivers each message once as far as the receiver's answers tell: one after the other, again where it failed. */
export function createDelivery<Message>({
  send,
  clock,
  complain,
  who,
}: DeliveryOptions<Message>): Delivery<Message> {
  const ending = new AbortController();
  let row = Promise.resolve();
  let lost = 0;
  let lastWhy = '';
  const deliver = async (message: Message): Promise<void> => {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      if (ending.signal.aborted) return miss('its time was over');
      const sent = await attempt(() =>
        send(message, AbortSignal.any([ending.signal, AbortSignal.timeout(tryMs)])),
      );
      if (sent.kind === 'taken') return;
      if (sent.kind === 'refused') return miss(sent.why);
      lastWhy = sent.why;
      await clock.sleep(pauseMs, ending.signal).catch(() => undefined);
    }
  };
  const miss = (why: string) => {
    lost += 1;
    lastWhy ||= why;
  };
  return {
    put: (message) => void (row = row.then(() => deliver(message))),
    async close(ms) {
      const patience = new AbortController();
      const over = clock.sleep(ms, patience.signal).then(
        () => ending.abort(),
        () => undefined,
      );
      await row;
      patience.abort();
      await over;
      if (lost > 0)
        complain(`notify: ${lost} ${lost === 1 ? 'message' : 'messages'} did not reach ${who}: ${lastWhy}`);
    },
  };
}

async function attempt(send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.name : 'it failed' };
  }
}
