import type { Activity } from '../../cloud/cloud.js';
import type { RolloutContext } from '../context/context.js';
import type { Evidence, InstanceEvidence } from '../../observe/service/evidence.js';
import type { RunOptions } from '../context/run-options.js';
import type { Sighting } from '../../observe/capacity/sightings.js';
import { withDeadline } from '../../cloud/with-deadline.js';

/** Evidence must not hold up the way back. */
const deadlineMs = 60_000;
const mostInstances = 10;

/** What is to be known of a failed next before it is removed. What cannot be read is told, and stops nothing. */
export async function collectEvidence(
  context: RolloutContext,
  extra: RunOptions['collectEvidence'],
): Promise<Evidence> {
  const { clock, cloud, target, memory } = context;
  const gaps: string[] = [];
  const groupName = target.next.name;
  const instances = [...memory.sightings.values()].filter((sighting) => sighting.groupName === groupName);
  const tried = <T>(what: string, read: (signal: AbortSignal) => Promise<T>) =>
    withDeadline({ clock, ms: deadlineMs, what }, read).catch((error: unknown) => {
      gaps.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
  const activities = await tried('scaling activities', (signal) => cloud.readActivities(groupName, signal));
  const consoles: InstanceEvidence[] = [];
  for (const { instanceId, lastStates } of instances.slice(0, mostInstances)) {
    const consoleOutput = await tried(`console of ${instanceId}`, (signal) =>
      cloud.readConsole(instanceId, signal),
    );
    consoles.push({ instanceId, states: lastStates, consoleOutput });
  }
  const given = extra && (await tried("the caller's evidence", extra));
  return {
    groupName,
    activities: worst(activities ?? []),
    instances: [...consoles, ...rest(instances)],
    extra: given ?? {},
    gaps,
  };
}

/** Failed activities first; the others tell how far it got. */
function worst(activities: readonly Activity[]): readonly Activity[] {
  const isGood = ({ status }: Activity) => Number(status === 'Successful');
  return [...activities].sort((a, b) => isGood(a) - isGood(b));
}

function rest(instances: readonly Sighting[]): readonly InstanceEvidence[] {
  return instances
    .slice(mostInstances)
    .map(({ instanceId, lastStates }) => ({ instanceId, states: lastStates }));
}
