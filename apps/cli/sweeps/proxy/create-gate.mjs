/**
 * A proxy's rule that lets no call through until the gate is opened. Programs that have come to it are started
 * already: what they do next, they do at the instant of the opening, however long they took to start.
 *
 * @returns {{ arrived: Promise<void>, open(): void, rule: import('./start-proxy.mjs').Rule }}
 */
export function createGate() {
  let arrive;
  let open;
  const arrived = new Promise((resolve) => (arrive = resolve));
  const opened = new Promise((resolve) => (open = resolve));
  return {
    arrived,
    open,
    async rule(_, forward) {
      arrive();
      await opened;
      return forward();
    },
  };
}
