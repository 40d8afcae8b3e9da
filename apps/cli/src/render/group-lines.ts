import { inShort } from '@clicamos/report';
import type { GroupSnapshot, InstanceSnapshot } from '@clicamos/rolling-asg';
import type { Paint } from './paint.js';

export interface GroupLook {
  readonly paint: Paint;
  /** AWS's own words. @default false */
  readonly verbose?: boolean | undefined;
}

/** A group and its instances, one line each. */
export function groupLines(
  group: Omit<GroupSnapshot, 'role'> & { readonly role: string },
  look: GroupLook,
): string[] {
  const head = `${group.name}  ${group.role.padEnd(8)}  ${group.imageId ?? ''}   ${group.serving}/${group.desiredCapacity} serving`;
  return [look.paint.bold(head), ...group.instances.map((instance) => instanceLine(instance, look))];
}

function instanceLine(
  { instanceId, zone, state, text }: InstanceSnapshot,
  { paint, verbose = false }: GroupLook,
): string {
  const words = verbose ? text : inShort(text);
  const color = {
    serving: paint.green,
    failed: paint.red,
    unknown: paint.red,
    leaving: paint.dim,
    stopped: paint.dim,
  } as const;
  const painted = state in color ? color[state as keyof typeof color](words) : paint.yellow(words);
  return `  ${instanceId}  ${zone}  ${painted}`;
}
