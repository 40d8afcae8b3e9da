/**
 * What a judge started and how each ends: in reverse order, once, and each though another failed.
 *
 * @returns {{ defer(end: () => unknown): void, throwIfClosed(): void, close(): Promise<void> }}
 */
export function createScope() {
  const ends = [];
  let closing;
  const throwIfClosed = () => {
    if (closing !== undefined) throw new Error('The judge ends: nothing more is started');
  };
  return {
    defer: (end) => ends.push(end),
    throwIfClosed,
    close: () => (closing ??= closeAll(ends)),
  };
}

async function closeAll(ends) {
  const errors = [];
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    try {
      await end();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'Not everything that was started could be ended');
}
