import type { Backend } from '../../traffic/backend.js';
import { nextInRotation } from '../../traffic/next-in-rotation.js';
import { shareOf, type Starting } from './slow-start.js';

/** A target as far as it takes turns. */
export interface TakingTurns extends Starting {
  readonly backend: Backend;
}

export interface RotationOptions {
  /** Those that get new requests, in the order of their registration. */
  readonly targets: readonly TakingTurns[];
  readonly nowMs: () => number;
  /** Milliseconds of the clock that a new target takes to come to its full share. */
  readonly slowStartMs: number;
}

/** Targets that take turns; one in its slow start lets most of its first turns pass. */
export class Rotation {
  readonly #options: RotationOptions;
  readonly #backends: readonly Backend[];
  readonly #credit = new Map<Backend, number>();
  #turn = 0;

  constructor(options: RotationOptions) {
    this.#options = options;
    this.#backends = options.targets.map(({ backend }) => backend);
  }

  get isEmpty(): boolean {
    return this.#backends.length === 0;
  }

  next(tried?: ReadonlySet<Backend>): Backend | undefined {
    const { targets, slowStartMs } = this.#options;
    for (let step = 0; slowStartMs > 0 && step < targets.length; step += 1) {
      const target = targets[this.#turn % targets.length];
      if (target === undefined || this.#takesTurn(target)) break;
      this.#turn += 1;
    }
    return nextInRotation(this.#backends, this.#turn++, tried);
  }

  #takesTurn(target: TakingTurns): boolean {
    const { nowMs, slowStartMs } = this.#options;
    const credit = (this.#credit.get(target.backend) ?? 0) + shareOf(target, nowMs(), slowStartMs);
    const takes = credit >= 1 - 1e-9;
    this.#credit.set(target.backend, takes ? credit - 1 : credit);
    return takes;
  }
}
