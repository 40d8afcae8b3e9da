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
  add(sleeper: Sleeper): void;
  /** Whether it was still there. */
  remove(sleeper: Sleeper): boolean;
  first(): Sleeper | undefined;
}

interface Place {
  readonly sleeper: Sleeper;
  readonly turn: number;
}

/** Fewer removed ones than this are not worth a new heap. */
const fewRemoved = 64;

/** A binary heap: adding, removing and taking the first cost the logarithm of their number. */
export function createSleeperQueue(): SleeperQueue {
  const present = new Set<Sleeper>();
  let heap: Place[] = [];
  let turns = 0;
  let awaited = 0;

  const remove = (sleeper: Sleeper) => {
    if (!present.delete(sleeper)) return false;
    if (sleeper.isAwaited) awaited -= 1;
    if (heap.length > 2 * present.size + fewRemoved) heap = heapOf(heap, present);
    return true;
  };

  return {
    get size() {
      return present.size;
    },
    get awaited() {
      return awaited;
    },
    add(sleeper) {
      present.add(sleeper);
      if (sleeper.isAwaited) awaited += 1;
      push(heap, { sleeper, turn: turns++ });
    },
    remove,
    first() {
      // Removed ones stay in the heap until they come to its top.
      for (let top = heap[0]; top !== undefined; top = heap[0]) {
        if (present.has(top.sleeper)) return top.sleeper;
        pop(heap);
      }
      return undefined;
    },
  };
}

const isBefore = (one: Place, other: Place) =>
  one.sleeper.at < other.sleeper.at || (one.sleeper.at === other.sleeper.at && one.turn < other.turn);

/** A sorted array is a heap. */
const heapOf = (places: readonly Place[], present: ReadonlySet<Sleeper>): Place[] =>
  places.filter(({ sleeper }) => present.has(sleeper)).sort((one, other) => (isBefore(one, other) ? -1 : 1));

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
