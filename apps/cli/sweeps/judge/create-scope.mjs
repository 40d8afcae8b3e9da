/**
 * What a judge started and how each ends: in reverse order, once, and each though another failed.
 *
 * @returns {{ defer(end: () => unknown): void, close(): Promise<void> }}
 */
export function createScope() {
  const ends = [];
  let closing;
  return {
    defer: (end) => ends.push(end),
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
