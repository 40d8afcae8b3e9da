/** What the promise rejects with; a promise that does not reject is an error. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('Expected a rejection');
    },
    (reason: unknown) => reason,
  );
}
