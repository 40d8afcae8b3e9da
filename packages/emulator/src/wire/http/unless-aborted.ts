/** What an SDK client may give beside a request. */
export interface HandleOptions {
  readonly abortSignal?: AbortSignal | LegacyAbortSignal;
}

/** What the SDK takes beside `AbortSignal`. */
export interface LegacyAbortSignal {
  readonly aborted: boolean;
  onabort: unknown;
}

/**
 * The answer, or as soon as the signal aborts an `AbortError` as the SDK's own handlers throw it. The request is not
 * taken back: as with a socket, AWS may have done by then what it asks for.
 */
export async function unlessAborted<Answer>(
  { abortSignal }: HandleOptions,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const signal = abortSignal instanceof AbortSignal ? abortSignal : undefined;
  if (signal === undefined) return run();
  if (signal.aborted) throw abortError(signal);
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(abortError(signal));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([run(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const abortError = (signal: AbortSignal) =>
  Object.assign(new Error('Request aborted', { cause: signal.reason }), { name: 'AbortError' });

/** What a client in this process finds when the emulator is closed. */
export const connectionRefused = () =>
  Object.assign(new Error('connect ECONNREFUSED: the emulator is closed'), { code: 'ECONNREFUSED' });
