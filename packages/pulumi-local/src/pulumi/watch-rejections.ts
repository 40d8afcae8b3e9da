import { currentSettings } from './pulumi-internals.js';

/**
 * Hears of rejections in a run that nobody handles, such as that of an `apply` whose result is not used:
 * like Pulumi's own host, we take them for a failure of the program. Rejections from elsewhere in the process
 * are thrown on, which is what Node does with them when nobody listens. Returns how to stop.
 */
export function watchRejections(onRejection: (reason: unknown) => void): () => void {
  const settings = currentSettings();
  const listener = (reason: unknown) => {
    const owner = currentSettings();
    if (owner === settings) return onRejection(reason);
    if (owner === undefined && process.listenerCount('unhandledRejection') === 1) throw reason;
  };
  process.on('unhandledRejection', listener);
  return () => process.off('unhandledRejection', listener);
}
