import type { CreatedResource } from '../terms/errors.js';

/** What a run has created, what it is creating, and the first thing that went wrong. */
export interface Ledger {
  readonly created: readonly CreatedResource[];
  /** Rejects after the first failure, once nothing is being created any more. Never resolves. */
  readonly failed: Promise<never>;
  hasFailed(): boolean;
  /** Only the first counts. */
  fail(error: unknown): void;
  /** Creates, unless something has failed. `undefined` when it did not come to that, or failed. */
  track(create: () => Promise<CreatedResource>): Promise<CreatedResource | undefined>;
}

/** An empty ledger. `onCreated` hears of each resource as it comes to be. */
export function createLedger(onCreated: (resource: CreatedResource) => void): Ledger {
  const created: CreatedResource[] = [];
  let reject: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, rejectFailed) => (reject = rejectFailed));
  let failure: { readonly error: unknown } | undefined;
  let underWay = 0;
  const settle = () => {
    // Not before the last creation has ended: what is listed as created is then all there is.
    if (failure !== undefined && underWay === 0) reject(failure.error);
  };
  const fail = (error: unknown) => {
    failure ??= { error };
    settle();
  };
  const track = async (create: () => Promise<CreatedResource>) => {
    if (failure !== undefined) return undefined;
    underWay += 1;
    try {
      const resource = await create();
      created.push(resource);
      onCreated(resource);
      return resource;
    } catch (error) {
      failure ??= { error };
      return undefined;
    } finally {
      underWay -= 1;
      settle();
    }
  };
  return { created, failed, hasFailed: () => failure !== undefined, fail, track };
}
