import { floorOf } from '@clicamos/rolling-asg';
import { advise, type Longer } from './advise.js';
import type { Rehearsal, Rehearsed } from './rehearsed.js';
import { rehearseScenario, type RehearseOptions } from './rehearse-scenario.js';
import type { Scenario } from './scenarios/scenario.js';
import { scenariosFor } from './scenarios/scenarios.js';
import { likeZones } from './world/like-zones.js';

export interface RehearsalOptions extends RehearseOptions {
  readonly signal: AbortSignal;
  /** Names of scenarios. @default all */
  readonly only?: readonly string[] | undefined;
  /** Told each scenario before it is played. */
  readonly onScenario?: (title: string) => void;
}

/** How much longer a rollout is given, to learn how long it would take. */
const patience = 10;

/** Rehearses a service with every scenario, and says what to change. */
export async function rehearseService({
  signal,
  only,
  onScenario,
  ...options
}: RehearsalOptions): Promise<Rehearsal> {
  const { facts, settings } = options;
  const scenarios: Rehearsal['scenarios'][number][] = [];
  const longer: Longer[] = [];
  for (const scenario of scenariosFor(facts).filter(({ name }) => only?.includes(name) ?? true)) {
    signal.throwIfAborted();
    onScenario?.(scenario.title);
    if ('reasonLeftOut' in scenario) {
      scenarios.push(scenario);
      continue;
    }
    const rehearsed = await rehearseScenario(scenario, options);
    scenarios.push(rehearsed);
    if (isToLearn(scenario, rehearsed)) longer.push(await rehearseLonger(scenario, options));
  }
  const { desiredCapacity: wanted, zones } = facts.group;
  const folded = likeZones(zones).isFolded ? ['three zones in place of more'] : [];
  return {
    wanted,
    floor: floorOf(wanted, settings.minHealthyPercent),
    scenarios,
    advice: advise({ facts, settings, rehearsed: scenarios.filter(isRehearsed), longer }),
    assumed: [...facts.assumed, ...folded],
  };
}

const isRehearsed = (one: Rehearsal['scenarios'][number]): one is Rehearsed => 'outcome' in one;

/** What should have been deployed and was not is played again with more time. */
const isToLearn = ({ isToDeploy }: Scenario, { outcome }: Rehearsed): boolean =>
  isToDeploy && outcome === 'rolled-back';

async function rehearseLonger(scenario: Scenario, { facts, settings }: RehearseOptions): Promise<Longer> {
  const healthyDeadlineMs = (settings.healthyDeadlineMs ?? 600_000) * patience;
  const played = await rehearseScenario(scenario, { facts, settings: { ...settings, healthyDeadlineMs } });
  return {
    name: scenario.name,
    ...(played.outcome === 'deployed' && { capacityMs: played.capacityMs ?? 0 }),
  };
}
