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
import { checkKept, checkPrevious } from './checks/previous-checks.js';
import { checkProtection } from './checks/protection-checks.js';
import { checkRefresh } from './checks/refresh-checks.js';
import { checkSecurityGroups } from './checks/security-group-checks.js';
import { checkSettings } from './checks/settings-checks.js';
import { checkSources } from './checks/source-checks.js';
import { checkSubnets } from './checks/subnet-checks.js';
import { checkTags } from './checks/tag-checks.js';
import { checkVcpus } from './checks/vcpu-checks.js';
import { checkTargetGroups } from './checks/target-group-checks.js';
import type { PreflightInput } from './preflight-input.js';
import { skipFindings } from './skip-findings.js';

/** Everything that can be known before anything is changed. An `error` stops the rollout. */
export function preflight(input: PreflightInput): readonly PreflightItem[] {
  const { strategy, skipPreflight } = input.options;
  const checks = [...always, ...(strategy === 'refresh' ? ofKept : ofMade)];
  return skipFindings(
    checks.flatMap((check) => check(input)),
    skipPreflight,
  );
}

const always = [
  checkImage,
  checkLaunch,
  checkCapacity,
  checkSources,
  checkTargetGroups,
  checkSecurityGroups,
  checkOtherGroups,
  checkSubnets,
  checkAddresses,
  checkVcpus,
  checkAlarms,
];

/** What is asked where a group is made beside the live one. */
const ofMade = [
  checkPrevious,
  checkSettings,
  checkProtection,
  checkHooks,
  checkTags,
  checkNames,
  checkCredentials,
];

/** What is asked where the group keeps its name. */
const ofKept = [checkKept, checkRefresh, checkHooks, checkTags, checkCredentials];
