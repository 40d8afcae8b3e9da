import type { Probe } from '@clicamos/health';
import type { RolloutStream } from './open-stream.js';
import { probeRecord } from './probe-record.js';

const paceMs = 1_000;

/** A probe whose numbers are told. */
export interface ToldProbe extends AsyncDisposable {
  /** Tells what there is at once: before a rollout begins, so that it is known who answered then. */
  beat(): void;
}

/**
 * Tells each second what the probe saw in it. Disposing of it stops the probe first, and tells the rest: then the
 * records add up to the probe's report.
 */
export function tellProbe(
  probe: Pick<Probe, 'lap' | 'total' | 'stop'>,
  { tell }: Pick<RolloutStream, 'tell'>,
): ToldProbe {
  let since = Date.now();
  const beat = () => {
    const at = Date.now();
    tell(probeRecord({ lap: probe.lap(), total: probe.total(), at, forMs: at - since }));
    since = at;
  };
  const timer = setInterval(beat, paceMs);
  return {
    beat,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await probe.stop();
      beat();
    },
  };
}
