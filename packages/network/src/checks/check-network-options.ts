import type { NetworkIssue } from '../terms/errors.js';
import type { NetworkOptions } from '../terms/network-options.js';
import { cidrIssues } from './cidr-issues.js';
import { natIssues } from './nat-issues.js';
import { numberingIssues } from './numbering-issues.js';
import { tierIssues } from './tier-issues.js';
import { vpnIssues } from './vpn-issues.js';
import { zoneIssues } from './zone-issues.js';

/** Everything that is wrong with the options and can be known without asking the cloud; empty when nothing is. */
export function checkNetworkOptions(options: NetworkOptions): readonly NetworkIssue[] {
  return [
    ...cidrIssues(options),
    ...zoneIssues(options),
    ...tierIssues(options),
    ...numberingIssues(options),
    ...natIssues(options),
    ...vpnIssues(options),
  ];
}
