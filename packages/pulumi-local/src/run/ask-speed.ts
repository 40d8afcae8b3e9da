/** What an endpoint on one's own machine may take to say what it is, ms. */
const answerWithinMs = 2_000;

/** How fast the time of an endpoint runs: clicamos's emulator says it, any other has AWS's own. */
export async function askSpeed(endpoint: string, signal: AbortSignal | undefined): Promise<number> {
  const within = AbortSignal.timeout(answerWithinMs);
  try {
    const response = await fetch(new URL('/_clicamos/status', endpoint), {
      signal: signal === undefined ? within : AbortSignal.any([signal, within]),
    });
    return speedIn(await response.json());
  } catch {
    signal?.throwIfAborted();
    return 1; // no answer, or none in JSON: it is not the emulator
  }
}

function speedIn(status: unknown): number {
  if (typeof status !== 'object' || status === null || !('speed' in status)) return 1;
  const { speed } = status;
  return typeof speed === 'number' && speed > 0 ? speed : 1;
}
