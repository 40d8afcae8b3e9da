import type { CallSeen } from '../simulation/fault.js';

/** Changes that only the holder of a rollout may make. */
const isHolders: ReadonlySet<string> = new Set([
  'attachTrafficSources',
  'detachTrafficSources',
  'resizeGroup',
  'deleteGroup',
  'setInstanceProtection',
  'protectGroup',
  'suspendProcesses',
  'resumeProcesses',
]);

/**
 * Watches that no two runners believe that they hold a group: judged by what they send, one who was followed by another
 * must not come back.
 */
export function watchRunners(report: (text: string) => void) {
  const holders = new Map<string, readonly string[]>();
  return (actor: string, { name, args }: CallSeen): void => {
    if (!isHolders.has(name)) return;
    const group = String(args[0]);
    const known = holders.get(group) ?? [];
    if (known[known.length - 1] === actor) return;
    holders.set(group, [...known, actor]);
    if (known.includes(actor))
      report(`${actor} sends ${name} on ${group} after ${known[known.length - 1]} took over`);
  };
}
