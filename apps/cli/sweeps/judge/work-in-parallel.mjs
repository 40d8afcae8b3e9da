/**
 * Gives each item to the next worker that is free, in order.
 *
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} workers
 * @param {(item: Item, worker: number) => Promise<void>} work
 */
export async function workInParallel(items, workers, work) {
  const rest = [...items];
  const runWorker = async (worker) => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item, worker);
  };
  await Promise.all(
    Array.from({ length: Math.min(workers, items.length) }, (_, worker) => runWorker(worker)),
  );
}
