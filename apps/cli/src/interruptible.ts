import { Interrupted } from './terminal.js';

/** 128 and the signal's number, as shells count. */
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type SignalName = keyof typeof exitCodes;

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP (a closed terminal) into an abort, so that the command can revert what it
 * began. A second one ends the process at once, after saying what is left.
 */
export function interruptible(subject: NodeJS.Process): {
  signal: AbortSignal;
  onLeave: (describe: () => string) => void;
} {
  const controller = new AbortController();
  let describeLeft = () => 'Left at once.';
  const onSignal = (name: SignalName) => {
    if (!controller.signal.aborted) return controller.abort(new Interrupted(name));
    subject.stderr.write(`\n${describeLeft()}\n`);
    subject.exit(exitCodes[name]);
  };
  for (const name of Object.keys(exitCodes) as SignalName[]) subject.on(name, onSignal);
  return { signal: controller.signal, onLeave: (describe) => (describeLeft = describe) };
}
