import { useEffect, useState } from 'preact/hooks';

type Listener = (at: number | undefined) => void;

const listeners = new Set<Listener>();
let current: number | undefined;

/** Marks a moment, epoch ms, in every picture of the page. */
export function setCursor(at: number | undefined): void {
  if (at === current) return;
  current = at;
  for (const listener of listeners) listener(at);
}

/** The moment that the reader points at. */
export function useCursor(): number | undefined {
  const [at, setAt] = useState<number | undefined>(undefined);
  useEffect(() => {
    const listener: Listener = (next) => setAt(next);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return at;
}
