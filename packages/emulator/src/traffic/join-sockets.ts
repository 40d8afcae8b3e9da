import type { Socket } from 'node:net';

/** Passes bytes both ways; an end in one direction is passed on (half-close), a failure ends both. */
export function joinSockets(client: Socket, upstream: Socket): void {
  client.pipe(upstream);
  upstream.pipe(client);
  endTogether(client, upstream);
  endTogether(upstream, client);
}

function endTogether(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy());
  // What the closed side said last is delivered first.
  one.on('close', () => other.destroySoon());
}
