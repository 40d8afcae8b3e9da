import type { GroupSnapshot, InstanceSnapshot } from '@clicamos/rolling-asg';
import type { Paint } from './paint.js';

/** A group and its instances, one line each. */
export function groupLines(
  group: Omit<GroupSnapshot, 'role'> & { readonly role: string },
  paint: Paint,
): string[] {
  const head = `${group.name}  ${group.role.padEnd(8)}  ${group.imageId ?? ''}   ${group.serving}/${group.desiredCapacity} serving`;
  return [paint.bold(head), ...group.instances.map((instance) => instanceLine(instance, paint))];
}

function instanceLine({ instanceId, zone, state, text }: InstanceSnapshot, paint: Paint): string {
  const color = {
    serving: paint.green,
    failed: paint.red,
    unknown: paint.red,
    leaving: paint.dim,
    stopped: paint.dim,
  } as const;
  const painted = state in color ? color[state as keyof typeof color](text) : paint.yellow(text);
  return `  ${instanceId}  ${zone}  ${painted}`;
}
