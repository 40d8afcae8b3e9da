import { processStart } from './process-start.js';

/** A process that cannot be taken for a later one with its id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** As `processStart` tells it. */
  readonly processStart: string;
}

/** Whether that very process runs still. */
export const isSameProcess = async (identity: ProcessIdentity): Promise<boolean> =>
  (await processStart(identity.pid)) === identity.processStart;

/** Who runs this; nothing where the system does not tell when it began. */
export async function thisProcess(): Promise<ProcessIdentity | undefined> {
  const { pid } = process;
  const start = await processStart(pid);
  return start === undefined ? undefined : { pid, processStart: start };
}
