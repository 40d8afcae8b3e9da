import type { CloudPort } from '../../cloud/ports.js';

/** One call on its way: `send` makes it, once or never. */
export interface CallOnItsWay {
  readonly name: keyof CloudPort;
  readonly args: readonly unknown[];
  readonly signal?: AbortSignal;
  readonly send: () => Promise<unknown>;
}

/** A port whose every call goes through `handle`. */
export function interceptPort(port: CloudPort, handle: (call: CallOnItsWay) => Promise<unknown>): CloudPort {
  const wrapped = Object.entries(port).map(([key, call]) => {
    const run = (...args: unknown[]) =>
      handle({
        // The keys of a literal that is typed as the port.
        name: key as keyof CloudPort,
        args,
        signal: args.find((arg) => arg instanceof AbortSignal),
        // The arguments are those of this very call.
        send: () => (call as (...all: unknown[]) => Promise<unknown>)(...args),
      });
    return [key, run] as const;
  });
  // The same keys as the port that was wrapped, each with its own arguments and answer.
  return Object.fromEntries(wrapped) as unknown as CloudPort;
}
