/**
 * The answer of `work`, or the signal's reason as soon as it is aborted. The SDK ends a request when it is told to,
 * but not what comes before one: the credentials may be waited for.
 */
export async function untilAborted<Answer>(work: Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
  if (signal === undefined) return work;
  const race = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: race.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    race.abort();
  }
}
