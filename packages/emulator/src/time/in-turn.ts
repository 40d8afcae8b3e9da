/** Runs operations one after the other, in the order of the calls; one that fails does not stop the next. */
export function createInTurn(): <Result>(operation: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (operation) => {
    const result = last.then(operation);
    // The caller gets the failure; the row only waits for the end.
    last = result.catch(() => undefined);
    return result;
  };
}
