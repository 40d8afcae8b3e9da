/** Counts connections; of one that is joined to an instance it hears twice. */
export interface FlowTally {
  began(): void;
  /** With the bytes of both directions. */
  ended(bytes: number): void;
}

export interface FlowCounts {
  readonly began: number;
  /** Of those that have ended. */
  readonly bytes: number;
  /** How many are open now. */
  readonly open: number;
}

/** Counts since they were taken last. */
export interface FlowCounter extends FlowTally {
  take(): FlowCounts;
}

export function createFlowCounter(): FlowCounter {
  let began = 0;
  let bytes = 0;
  let open = 0;
  return {
    began() {
      began += 1;
      open += 1;
    },
    ended(more) {
      bytes += more;
      open -= 1;
    },
    take() {
      const taken = { began, bytes, open };
      began = 0;
      bytes = 0;
      return taken;
    },
  };
}
