import type { Group, LaunchTemplate } from '../../cloud/cloud.js';
import { isCloudError } from '../../cloud/cloud-error.js';
import { templateName } from '../../journal/names.js';
import {
  formatReleaseRecord,
  recordsToDrop,
  releaseKey,
  type ReleaseRecord,
} from '../../journal/release-record.js';
import { attempt } from '../hold/attempt.js';
import { change } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';

export interface EndedRelease {
  readonly next?: Pick<Group, 'launchTemplate'>;
  readonly outcome: ReleaseRecord['outcome'];
  /** The ledger, where it was read right before. @default it is read */
  readonly template?: LaunchTemplate | undefined;
}

/** Writes how a release ended into the ledger; a history that cannot be written fails no rollout. */
export async function recordRelease(
  context: RolloutContext,
  { next, outcome, template: known }: EndedRelease,
): Promise<void> {
  const { cloud, target, clock, memory, emit } = context;
  const version = Number(next?.launchTemplate?.version ?? memory.release?.version ?? Number.NaN);
  if (!Number.isSafeInteger(version)) return;
  try {
    const read = (signal: AbortSignal) => cloud.findTemplate(templateName(target.service), signal);
    const template = known ?? (await attempt(context, read));
    if (template === undefined) return;
    const traffic = context.traffic?.();
    const record: ReleaseRecord = {
      outcome,
      at: new Date(clock.now()).toISOString(),
      wallMs: clock.now() - memory.startedAt,
      by: target.by,
      ...(target.next.imageId === undefined ? {} : { imageId: target.next.imageId }),
      ...(traffic === undefined ? {} : { sent: traffic.sent, lost: traffic.lost }),
    };
    const tag = { [releaseKey(version)]: formatReleaseRecord(record) };
    const old = recordsToDrop(Object.keys(template.tags), version);
    if (old.length > 0) await change(context, (signal) => cloud.untagTemplate(template.id, old, signal));
    await change(context, (signal) => cloud.tagTemplate(template.id, tag, signal));
  } catch (error) {
    if (!isCloudError(error)) throw error;
    emit({ kind: 'left', what: `no record of version ${version}`, reason: error.message });
  }
}
