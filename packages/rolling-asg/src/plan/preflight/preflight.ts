import type { PreflightItem } from '../plan.js';
import { checkAlarms } from './alarm-checks.js';
import { checkCapacity } from './capacity-checks.js';
import { checkImage } from './image-checks.js';
import { checkSources } from './source-checks.js';
import { checkTargetGroups } from './target-group-checks.js';
import { checkOtherGroups } from './other-groups-checks.js';
import type { PreflightInput } from './preflight-input.js';
import { checkPrevious } from './previous-checks.js';
import { checkSettings } from './settings-checks.js';
import { checkSubnets } from './subnet-checks.js';

/** Everything that can be known before anything is changed. An `error` stops the rollout. */
export function preflight(input: PreflightInput): readonly PreflightItem[] {
  const checks = [
    checkImage,
    checkCapacity,
    checkSources,
    checkTargetGroups,
    checkOtherGroups,
    checkSubnets,
    checkAlarms,
    checkPrevious,
    checkSettings,
  ];
  return checks.flatMap((check) => check(input));
}
