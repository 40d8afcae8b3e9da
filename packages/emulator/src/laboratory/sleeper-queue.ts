/** Who wakes when. */
export interface Sleeper {
  /** Milliseconds of the clock. */
  readonly at: number;
  readonly wake: () => void;
  /** Whether time passes for its sake: somebody waits for it. */
  readonly isAwaited: boolean;
}

/** Sleepers in the order in which they wake: by time, those of the same instant by their coming. */
export interface SleeperQueue {
  readonly size: number;
  /** How many are awaited. */
  readonly awaited: number;
  /** The answer takes it out; again, it does nothing. */
  add(sleeper: Sleeper): () => void;
  first(): Sleeper | undefined;
  takeFirst(): Sleeper | undefined;
}

interface Place {
  readonly sleeper: Sleeper;
  readonly turn: number;
  isTaken: boolean;
}

/** Fewer removed ones than this are not worth a new heap. */
const fewRemoved = 64;

/** A binary heap: adding, removing and taking the first cost the logarithm of their number. */
export function createSleeperQueue(): SleeperQueue {
  let heap: Place[] = [];
  let turns = 0;
  let size = 0;
  let awaited = 0;

  const take = (place: Place) => {
    if (place.isTaken) return;
    place.isTaken = true;
    size -= 1;
    if (place.sleeper.isAwaited) awaited -= 1;
  };

  /** Those that were taken out stay in the heap until they come to its top. */
  const top = (): Place | undefined => {
    while (heap[0]?.isTaken) pop(heap);
    return heap[0];
  };

  return {
    get size() {
      return size;
    },
    get awaited() {
      return awaited;
    },
    add(sleeper) {
      const place = { sleeper, turn: turns++, isTaken: false };
      push(heap, place);
      size += 1;
      if (sleeper.isAwaited) awaited += 1;
      return () => {
        take(place);
        if (heap.length > 2 * size + fewRemoved) heap = withoutTaken(heap);
      };
    },
    first: () => top()?.sleeper,
    takeFirst() {
      const place = top();
      if (place === undefined) return undefined;
      take(place);
      pop(heap);
      return place.sleeper;
    },
  };
}

const isBefore = (one: Place, other: Place) =>
  one.sleeper.at < other.sleeper.at || (one.sleeper.at === other.sleeper.at && one.turn < other.turn);

/** A sorted array is a heap. */
const withoutTaken = (heap: readonly Place[]): Place[] =>
  heap.filter(({ isTaken }) => !isTaken).sort((one, other) => (isBefore(one, other) ? -1 : 1));

function push(heap: Place[], place: Place): void {
  let index = heap.length;
  heap.push(place);
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (parent === undefined || isBefore(parent, place)) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = place;
}

function pop(heap: Place[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const childIndex = earlierChild(heap, index);
    const child = heap[childIndex];
    if (child === undefined || isBefore(last, child)) break;
    heap[index] = child;
    index = childIndex;
  }
  heap[index] = last;
}

function earlierChild(heap: readonly Place[], index: number): number {
  const left = 2 * index + 1;
  const [one, other] = [heap[left], heap[left + 1]];
  return one !== undefined && other !== undefined && isBefore(other, one) ? left + 1 : left;
}
