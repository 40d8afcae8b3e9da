import type { Surroundings } from '../../service/service.js';
import type { Outcome } from './call.js';

/** Writes that take effect later, whoever still waits for them. */
export interface LateWrites {
  /** Writes after so many AWS milliseconds; resolves with what came of it. */
  write(delayMs: number, run: () => Promise<Outcome>): Promise<Outcome>;
  /** Those that are not due yet never take effect. */
  close(): void;
}

export function createLateWrites({ time, log }: Pick<Surroundings, 'time' | 'log'>): LateWrites {
  const cancels = new Set<() => void>();
  return {
    write(delayMs, run) {
      const written = new Promise<Outcome>((resolve, reject) => {
        const cancel = time.after(delayMs, () => {
          cancels.delete(cancel);
          run().then(resolve, reject);
        });
        cancels.add(cancel);
      });
      // Nobody may be waiting any more.
      written.catch((error: unknown) => log(`a late write failed inside the emulator: ${String(error)}`));
      return written;
    },
    close() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
