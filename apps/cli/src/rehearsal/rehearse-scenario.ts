import { SetDesiredCapacityCommand } from '@aws-sdk/client-auto-scaling';
import { TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import {
  createAwsCloud,
  isCloudError,
  isRolloutError,
  planRollout,
  runRollout,
  type PlanOptions,
  type RolloutEvent,
  type RolloutResult,
} from '@clicamos/rolling-asg';
import { assertNever } from '../render/assert-never.js';
import type { ServiceFacts } from './facts/service-facts.js';
import type { Rehearsed } from './rehearsed.js';
import type { Deed, Scenario } from './scenarios/scenario.js';
import { buildLike, type Like } from './world/build-like.js';
import { disturb } from './world/disturb.js';
import { headroom, ratePerInstance, type LoadModel } from './world/load.js';
import { watchLike, type LikeWatch } from './world/watch-like.js';

/** How patiently a rollout is done, of the configuration. */
export type RehearsedSettings = Pick<
  PlanOptions,
  'samples' | 'healthyDeadlineMs' | 'bakeMs' | 'drainFloorMs' | 'keepPreviousMs' | 'minHealthyPercent'
>;

export interface RehearseOptions {
  readonly facts: ServiceFacts;
  readonly settings: RehearsedSettings;
}

/** Rolls the like of a service once, as the scenario says, in no time of this machine's clock. */
export async function rehearseScenario(scenario: Scenario, options: RehearseOptions): Promise<Rehearsed> {
  const { facts } = options;
  await using like = await buildLike(facts);
  const watch = watchLike(like, loadOf(facts));
  try {
    await untilServing(like, watch, facts);
    const stage: Stage = { like, watch, scenario, ...options };
    watch.setRate(() => ratePerInstance * facts.group.desiredCapacity);
    for (const fault of scenario.faults ?? []) like.emulator.faults.add(fault);
    watch.begin();
    const startedAt = like.clock.now();
    const end = await roll(stage);
    const { lowest, sent, lost } = await watch.end();
    const { name, title } = scenario;
    const wallMs = like.clock.now() - startedAt;
    return { name, title, ...end, wallMs, lowest, sent, lost };
  } finally {
    await watch.end();
  }
}

interface Stage extends RehearseOptions {
  readonly like: Like;
  readonly watch: LikeWatch;
  readonly scenario: Scenario;
}

const loadOf = ({ sources, slowestRequestMs }: ServiceFacts): LoadModel => ({
  mostPerInstance: ratePerInstance * headroom,
  drainingMs: shortestDraining(sources),
  slowestRequestMs,
});

/** Of several load balancers, the one that gives the least decides. */
function shortestDraining(sources: ServiceFacts['sources']): number | undefined {
  const all = sources.map(({ drainingMs }) => drainingMs ?? 0);
  return all.length === 0 ? undefined : Math.min(...all);
}

/** How long the like may take until it serves as its service does. */
const longestStartMs = 2 * 60 * 60_000;

async function untilServing(
  { clock }: Like,
  watch: LikeWatch,
  { group, service }: ServiceFacts,
): Promise<void> {
  const deadline = clock.now() + longestStartMs;
  while (watch.serving().size < group.desiredCapacity) {
    if (clock.now() > deadline)
      throw new Error(
        `The like of ${service} has ${watch.serving().size} of ${group.desiredCapacity} serving after 2 h: its grace of ${group.healthCheckGraceMs / 1_000} s ends before its instances answer`,
      );
    await clock.sleep(2_000);
  }
}

async function roll(stage: Stage): Promise<Pick<Rehearsed, 'outcome' | 'reason' | 'capacityMs'>> {
  const { like, scenario, facts, settings } = stage;
  const { clock, clients } = like;
  const cloud = createAwsCloud(disturb(clients, scenario.disturbance, clock));
  const { bootFactor = 1, isBad = false } = scenario.image ?? {};
  const imageId = like.image('next', { bootMs: facts.bootMs * bootFactor, isBad });
  const aborting = new AbortController();
  const deeds: Promise<void>[] = [];
  const onEvent = (event: RolloutEvent) => {
    if (event.kind !== 'step-started' || event.step.kind !== scenario.deed?.at) return;
    deeds.push(act(scenario.deed.what, stage, aborting));
  };
  try {
    const adopt = facts.group.name;
    const common = {
      service: facts.service,
      imageId,
      adopt,
      by: 'rehearsal',
      rolloutId: 'r-rehearse',
      clock,
    };
    const plan = await planRollout(cloud, { ...common, ...settings });
    const run = { cloud, clock, onEvent, signal: aborting.signal, runner: 'rehearsal' };
    const result = await runRollout(plan, run);
    await Promise.all(deeds);
    return endOf(result);
  } catch (error) {
    if (!isRolloutError(error) && !isCloudError(error)) throw error;
    return { outcome: 'stopped', reason: error.message };
  }
}

function endOf({
  outcome,
  reason,
  steps,
}: RolloutResult): Pick<Rehearsed, 'outcome' | 'reason' | 'capacityMs'> {
  const capacity = steps.find(({ kind }) => kind === 'awaitCapacity');
  return {
    outcome: outcome === 'nothing-to-do' ? 'stopped' : outcome,
    ...(reason !== undefined && { reason }),
    ...(capacity !== undefined && { capacityMs: capacity.wallMs }),
  };
}

async function act(deed: Deed, { like, watch, facts }: Stage, aborting: AbortController): Promise<void> {
  const { clock, clients, emulator } = like;
  switch (deed.kind) {
    case 'abort':
      return aborting.abort(new Error('the rehearsal aborts it'));
    case 'fault':
      emulator.faults.add(deed.fault);
      if (deed.fault.fault === 'zone-loss')
        watch.loseZone(deed.fault.zone, clock.now() + (deed.fault.until ?? Infinity));
      return;
    case 'end-instance': {
      const [id] = watch.serving();
      if (id === undefined) return;
      watch.loseInstance(id);
      await clients.ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
      return;
    }
    case 'scale-out':
      return scaleOut(deed.by, { like, watch, facts });
    default:
      return assertNever(deed);
  }
}

/** Over how long the load grows at least, and how much longer than a launch: a scale-out keeps up with it. */
const leastGrowthMs = 2 * 60_000;
const launchesOfGrowth = 2;

async function scaleOut(
  by: number,
  { like: { clock, clients }, watch, facts }: Pick<Stage, 'like' | 'watch' | 'facts'>,
): Promise<void> {
  const { name, desiredCapacity, maxSize } = facts.group;
  const since = clock.now();
  const growthMs = Math.max(leastGrowthMs, launchesOfGrowth * (facts.launchMs + facts.bootMs));
  const grown = (now: number) => 1 + (by - 1) * Math.min(1, (now - since) / growthMs);
  watch.setRate((now) => ratePerInstance * desiredCapacity * grown(now));
  const DesiredCapacity = Math.min(maxSize, Math.ceil(desiredCapacity * by));
  const command = new SetDesiredCapacityCommand({ AutoScalingGroupName: name, DesiredCapacity });
  await clients.autoScaling.send(command);
}
