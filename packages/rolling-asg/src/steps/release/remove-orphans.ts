import type { LaunchTemplate } from '../../cloud/cloud.js';
import { attempt } from '../../engine/hold/attempt.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { usedVersions } from '../../engine/release/used-versions.js';
import { templateName } from '../../journal/names.js';
import { orphanVersions, type OrphanVersion } from '../../observe/service/orphan-versions.js';
import { InUse, removeVersion } from './remove-version.js';

/** The ledger of a service, and the versions in it that no group was made from. */
export interface Ledger {
  readonly template?: LaunchTemplate;
  readonly orphans: readonly OrphanVersion[];
}

/**
 * Takes releases out of the ledger whose rollout died before it made its group; one that may still make it stays. When
 * that fails nothing else has: it is told and left.
 *
 * @param known the ledger, where it was read right before; it is looked at again before each of them goes
 * @returns those that are gone
 */
export async function removeOrphans(
  context: RolloutContext,
  known?: Ledger,
): Promise<readonly OrphanVersion[]> {
  const { template, orphans } = known ?? (await findOrphans(context));
  if (template === undefined || orphans.length === 0) return [];
  // Also by groups that lost their tags.
  const used = await usedVersions(context, template);
  const removed: OrphanVersion[] = [];
  for (const orphan of orphans) {
    const { version } = orphan;
    if (used.has(version) || (version === 1 && used.size > 0) || msUntilOver(context, orphan) > 0) continue;
    if (await removeOrTell(context, template, orphan)) removed.push(orphan);
  }
  return removed;
}

/** How long a version may still belong to a rollout that is about to make its group, ms. */
export function msUntilOver(
  { clock, timing }: Pick<RolloutContext, 'clock' | 'timing'>,
  { createdAtMs, isOver }: OrphanVersion,
): number {
  return isOver ? 0 : Math.max(0, createdAtMs + timing.leaseMs + timing.requestMs - clock.now());
}

/** Reads the ledger. */
export async function findOrphans(context: RolloutContext): Promise<Ledger> {
  const { cloud, target } = context;
  const { service, rolloutId } = target;
  const template = await attempt(context, (signal) => cloud.findTemplate(templateName(service), signal));
  if (template === undefined) return { orphans: [] };
  const versions = await attempt(context, (signal) => cloud.findTemplateVersions(template.id, signal));
  const groups = await attempt(context, (signal) => cloud.findGroups({ service }, signal));
  return { template, orphans: orphanVersions({ service, template, versions, groups, rolloutId }) };
}

async function removeOrTell(
  context: RolloutContext,
  template: LaunchTemplate,
  { version }: OrphanVersion,
): Promise<boolean> {
  const { emit } = context;
  const what = `version ${version} of launch template ${template.name}`;
  const guard = () => assertUnused(context, template, version);
  const reason = await removeVersion(context, template, version, guard);
  emit(reason === undefined ? { kind: 'removed', what } : { kind: 'left', what, reason });
  return reason === undefined;
}

/** Before each try: a runner that counted as dead may have made its group meanwhile. */
async function assertUnused(
  context: RolloutContext,
  template: LaunchTemplate,
  version: number,
): Promise<void> {
  const { orphans } = await findOrphans(context);
  const used = await usedVersions(context, template);
  if (used.has(version) || !orphans.some((orphan) => orphan.version === version))
    throw new InUse('a group is made from it by now');
}
