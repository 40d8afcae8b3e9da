/**
 * How the program of an image behaves where instances are simulated. Plain data, so that a file can hold it; times are
 * AWS's milliseconds.
 */
export interface SimulatedBehaviour {
  /** The port that it serves. @default 80 */
  readonly port?: number;
  /** From `running` until it answers. @default 0 */
  readonly bootMs?: number;
  /**
   * What it says to health checks: 200, 500 or, as nothing listens, nothing. A failing one still accepts connections, so
   * it passes a TCP check. @default 'healthy'
   */
  readonly answers?: SimulatedAnswer;
  /** From `running` until its program ends for good; the instance stays `running`. @default never */
  readonly diesAfterMs?: number;
  /** How long it is healthy, then failing, then healthy, once it answers. @default it does not change */
  readonly flapsEveryMs?: number;
  /** How long the last request takes that it got before it left a load balancer. @default 0, there is none */
  readonly drainMs?: number;
  /** How long its program takes to end when it is asked to; it does not answer meanwhile. @default 0 */
  readonly stopMs?: number;
}

/** What an instance answers to a health check; `nothing` is a time-out. */
export type SimulatedAnswer = 'healthy' | 'failing' | 'nothing';

/** What an instance says that has been running for so long. */
export function answerAt(
  { bootMs = 0, answers = 'healthy', diesAfterMs = Infinity, flapsEveryMs }: SimulatedBehaviour,
  runningMs: number,
): SimulatedAnswer {
  if (runningMs < bootMs || runningMs >= diesAfterMs) return 'nothing';
  if (flapsEveryMs === undefined || answers !== 'healthy') return answers;
  const isOddTurn = Math.floor((runningMs - bootMs) / flapsEveryMs) % 2 === 1;
  return isOddTurn ? 'failing' : 'healthy';
}
