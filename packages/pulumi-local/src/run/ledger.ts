import type { CreatedResource, PulumiLocalError, ResourceState } from '../terms/errors.js';
import { refusedTogether } from './refused-together.js';

/** What a run has created, what it is creating, and the first thing that went wrong. */
export interface Ledger {
  readonly created: readonly ResourceState[];
  /** Rejects after the first failure, once nothing is being created any more. Never resolves. */
  readonly failed: Promise<never>;
  hasFailed(): boolean;
  /** Only the first counts, and none beside what was refused: that may be its cause. */
  fail(error: unknown): void;
  /** Something that cannot be done here. From now on nothing is created, and the rest of the program is looked at. */
  refuse(error: PulumiLocalError): void;
  hasRefused(): boolean;
  /** Fails with all that was refused, if anything was. */
  failIfRefused(): void;
  /** Creates, unless something has failed. `undefined` when it did not come to that, or failed. */
  track(create: () => Promise<ResourceState>, how?: TrackOptions): Promise<ResourceState | undefined>;
}

export interface TrackOptions {
  /** Whether it was there before this run. @default false */
  readonly isKnown?: boolean;
}

/** An empty ledger. `onCreated` hears of each resource as it comes to be. */
export function createLedger(onCreated: (resource: CreatedResource) => void): Ledger {
  const created: ResourceState[] = [];
  let reject: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, rejectFailed) => (reject = rejectFailed));
  let failure: { readonly error: unknown } | undefined;
  const refused: PulumiLocalError[] = [];
  let underWay = 0;
  const settle = () => {
    // Not before the last creation has ended: what is listed as created is then all there is.
    if (failure !== undefined && underWay === 0)
      reject(refused.length > 0 ? refusedTogether(refused) : failure.error);
  };
  const fail = (error: unknown) => {
    failure ??= { error };
    settle();
  };
  const track: Ledger['track'] = async (create, { isKnown = false } = {}) => {
    if (failure !== undefined || refused.length > 0) return undefined;
    underWay += 1;
    try {
      const resource = await create();
      const { urn, type, name, id } = resource;
      created.push(resource);
      if (!isKnown) onCreated({ urn, type, name, id });
      return resource;
    } catch (error) {
      failure ??= { error };
      return undefined;
    } finally {
      underWay -= 1;
      settle();
    }
  };
  return {
    created,
    failed,
    hasFailed: () => failure !== undefined,
    fail,
    track,
    refuse: (error) => void refused.push(error),
    hasRefused: () => refused.length > 0,
    failIfRefused() {
      if (refused.length > 0) fail(refused[0]);
    },
  };
}
