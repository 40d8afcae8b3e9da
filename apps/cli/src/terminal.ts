import type { Readable, Writable } from 'node:stream';

/** What a command may know of the world around it: made once, in `main.ts`. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & {
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly rows?: number;
  };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP; its reason is an `Interrupted`. */
  readonly signal: AbortSignal;
  /** Called at the second one, with what is left behind; see `onSecondSignal`. */
  readonly onLeave: (describe: () => string) => void;
  /** What a person types to start this program, as `npx clicamos`: commands are named by it. @default 'clicamos' */
  readonly program?: string;
  /** Told the endpoint of the environment that a command opened, when that is not AWS. */
  readonly onEndpoint?: (endpoint: string) => void;
}

/** Why a command was aborted: the first SIGINT, SIGTERM or SIGHUP. */
export class Interrupted extends Error {
  /** @param next what can be run, where it was so early that nothing was changed */
  constructor(
    readonly signalName: string,
    readonly next?: string,
  ) {
    const what = `interrupted by ${signalName}`;
    super(next === undefined ? what : `${what} before the first step: nothing that serves was changed`);
    this.name = 'Interrupted';
  }
}

/** How wide a table may be: a pipe has no width. */
export const widthOf = ({ stdout }: Pick<Terminal, 'stdout'>): number | undefined =>
  (stdout.isTTY && stdout.columns) || undefined;

export const writeLine = ({ stdout }: Pick<Terminal, 'stdout'>, line = ''): boolean =>
  stdout.write(`${line}\n`);
