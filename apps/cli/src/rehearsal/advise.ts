import { duration } from '@clicamos/report';
import type { ServiceFacts } from './facts/service-facts.js';
import type { Advice, Rehearsed } from './rehearsed.js';
import type { RehearsedSettings } from './rehearse-scenario.js';
import { scaleOutFactor, slowBootFactor } from './scenarios/scenarios.js';

/** A scenario that went back for want of time, played again with more. */
export interface Longer {
  readonly name: string;
  /** How long its capacity took then; absent when it went back all the same. */
  readonly capacityMs?: number;
}

export interface AdviceFacts {
  readonly facts: ServiceFacts;
  readonly settings: RehearsedSettings;
  readonly rehearsed: readonly Rehearsed[];
  readonly longer: readonly Longer[];
}

/** What to change, from what was seen: each cause once. */
export function advise(all: AdviceFacts): readonly Advice[] {
  return [...deadlines(all), ...grace(all), ...maximum(all), ...draining(all), ...stuckHooks(all)];
}

/** So much more than what was needed. */
const reserve = 1.25;

/** One for all: the longest that was needed. */
function deadlines({ settings, longer }: AdviceFacts): readonly Advice[] {
  const [most] = longer.toSorted((a, b) => (b.capacityMs ?? 0) - (a.capacityMs ?? 0));
  if (most?.capacityMs === undefined) return [];
  const deadlineMs = settings.healthyDeadlineMs ?? 600_000;
  const wantS = Math.ceil((most.capacityMs * reserve) / 1_000);
  const text = `${duration(deadlineMs)} is too early: it took ${duration(most.capacityMs)} until all served. Set it to ${wantS} or more`;
  return [{ scenario: most.name, what: 'rollout.deadlineSeconds', text }];
}

/** The group ends instances that would have answered later: more time for the rollout does not help. */
function grace({ facts, longer, rehearsed }: AdviceFacts): readonly Advice[] {
  const stuck = longer.find(({ capacityMs }) => capacityMs === undefined);
  const { healthCheckGraceMs } = facts.group;
  const bootMs = facts.bootMs * (stuck?.name === 'slow-boot' ? slowBootFactor : 1);
  if (stuck === undefined || bootMs <= healthCheckGraceMs) return [];
  const seen = rehearsed.find(({ name }) => name === stuck.name);
  const text = `${duration(healthCheckGraceMs)} ends before an instance answers (${duration(bootMs)}): the group replaces it again and again. Set it to ${Math.ceil((bootMs * reserve) / 1_000)} s or more`;
  return [{ scenario: seen?.name ?? stuck.name, what: "the group's health check grace period", text }];
}

function maximum({ facts, rehearsed }: AdviceFacts): readonly Advice[] {
  const { maxSize, desiredCapacity } = facts.group;
  const want = Math.ceil(desiredCapacity * scaleOutFactor);
  const seen = rehearsed.find(({ name }) => name === 'scale-out');
  if (seen === undefined || maxSize >= want) return [];
  const lost = seen.lost > 0 ? `, and ${seen.lost} requests were lost` : '';
  const text = `${maxSize} is too small for half as much load again: ${want} were wanted${lost}. Set it to ${want} or more`;
  return [{ scenario: seen.name, what: "the group's maximum", text }];
}

function draining({ facts, rehearsed }: AdviceFacts): readonly Advice[] {
  const [undisturbed] = rehearsed;
  const short = facts.sources.find(({ drainingMs = 0 }) => drainingMs < facts.slowestRequestMs);
  if (undisturbed === undefined || short === undefined) return [];
  const { drainingMs } = short;
  const have = drainingMs === undefined ? 'no draining' : `${duration(drainingMs)}`;
  const text = `${have} is shorter than the slowest request (${duration(facts.slowestRequestMs)}): ${undisturbed.lost} requests were cut. Set it to ${Math.ceil(facts.slowestRequestMs / 1_000)} s or more`;
  return [{ scenario: undisturbed.name, what: `draining of ${short.name}`, text }];
}

/** Until a hook's own time is over, nobody knows that it is stuck. */
function stuckHooks({ facts, settings, rehearsed }: AdviceFacts): readonly Advice[] {
  const seen = rehearsed.find(({ name }) => name === 'stuck-hook');
  const hooks = facts.group.attachments.hooks.filter(({ transition }) => transition.endsWith('LAUNCHING'));
  const deadlineMs = settings.healthyDeadlineMs ?? 600_000;
  const slow = hooks.find(({ heartbeatMs }) => heartbeatMs >= deadlineMs);
  if (seen === undefined || slow === undefined) return [];
  const text = `${duration(slow.heartbeatMs)} is no less than the rollout's deadline (${duration(deadlineMs)}): a hook that is stuck is not noticed before. Set a shorter heartbeat`;
  return [{ scenario: seen.name, what: `lifecycle hook ${slow.name}`, text }];
}
