import type { Group } from '../cloud/cloud.js';
import type { CloudPort } from '../cloud/ports.js';
import { createContext, type RolloutContext } from '../engine/context/context.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { createRolloutId } from '../journal/rollout-id.js';
import { defaultSettings } from '../journal/rollout-settings.js';

export interface IdleOptions extends WalkOptions {
  readonly service: string;
  readonly by: string;
  readonly signal: AbortSignal;
}

/** A context for what is to be tidied where nothing is rolled out. */
export function idleContext(
  cloud: CloudPort,
  options: IdleOptions,
  live?: Pick<Group, 'name' | 'desiredCapacity'>,
): RolloutContext {
  const { service, by } = options;
  const target = {
    service,
    rolloutId: createRolloutId(),
    by,
    next: { name: live?.name ?? service },
    sources: [],
  };
  const wanted = live?.desiredCapacity ?? 0;
  return createContext({
    ...options,
    cloud,
    target,
    wanted,
    settings: defaultSettings,
    isMaintenance: true,
  });
}
