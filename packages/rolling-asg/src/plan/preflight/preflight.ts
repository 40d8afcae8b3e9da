import type { PreflightItem } from '../plan.js';
import { checkAddresses } from './checks/address-checks.js';
import { checkAlarms } from './checks/alarm-checks.js';
import { checkCapacity } from './checks/capacity-checks.js';
import { checkCredentials } from './checks/credential-checks.js';
import { checkHooks } from './checks/hook-checks.js';
import { checkImage } from './checks/image-checks.js';
import { checkLaunch } from './checks/launch-checks.js';
import { checkNames } from './checks/name-checks.js';
import { checkOtherGroups } from './checks/other-groups-checks.js';
import { checkPrevious } from './checks/previous-checks.js';
import { checkProtection } from './checks/protection-checks.js';
import { checkSecurityGroups } from './checks/security-group-checks.js';
import { checkSettings } from './checks/settings-checks.js';
import { checkSources } from './checks/source-checks.js';
import { checkSubnets } from './checks/subnet-checks.js';
import { checkTags } from './checks/tag-checks.js';
import { checkTargetGroups } from './checks/target-group-checks.js';
import type { PreflightInput } from './preflight-input.js';
import { skipFindings } from './skip-findings.js';

/** Everything that can be known before anything is changed. An `error` stops the rollout. */
export function preflight(input: PreflightInput): readonly PreflightItem[] {
  const checks = [
    checkImage,
    checkLaunch,
    checkCapacity,
    checkSources,
    checkTargetGroups,
    checkSecurityGroups,
    checkOtherGroups,
    checkSubnets,
    checkAddresses,
    checkAlarms,
    checkPrevious,
    checkSettings,
    checkProtection,
    checkHooks,
    checkTags,
    checkNames,
    checkCredentials,
  ];
  return skipFindings(
    checks.flatMap((check) => check(input)),
    input.options.skipPreflight,
  );
}
