import type { Socket } from 'node:net';

/**
 * Calls back when no byte has come or gone on a socket for so long.
 *
 * @param ms real milliseconds
 * @returns ends that
 */
export function onSilence(socket: Socket, ms: number, silent: () => void): () => void {
  const timedOut = () => {
    const { bytesRead, bytesWritten } = socket;
    onceRead(() => {
      const isSilent = socket.bytesRead === bytesRead && socket.bytesWritten === bytesWritten;
      if (isSilent && !socket.destroyed) silent();
    });
  };
  socket.setTimeout(ms, timedOut);
  return () => {
    socket.off('timeout', timedOut);
    socket.setTimeout(0);
  };
}

/**
 * Calls back once what has come until now is read: a process that stood still finds its timers over before it has read
 * what came meanwhile.
 */
export function onceRead(callback: () => void): void {
  setImmediate(callback);
}
