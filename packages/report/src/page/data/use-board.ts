import { useEffect, useState } from 'preact/hooks';
import type { Board } from '../../board/board.js';

/** What the server lists and offers, as it changes; nothing before its first word. */
export function useBoard(): Board | undefined {
  const [board, setBoard] = useState<Board>();
  useEffect(() => {
    const source = new EventSource('/events');
    // The server of this package sends what its type says.
    source.addEventListener('board', ({ data }: MessageEvent<string>) => setBoard(JSON.parse(data) as Board));
    return () => source.close();
  }, []);
  return board;
}
