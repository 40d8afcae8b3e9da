import {
  maxUserDataBytes,
  type NatScripts,
  readNatScripts,
  renderNatUserData,
} from '../nat/nat-user-data.js';
import { planNetwork } from '../plan/plan-network.js';
import { isNetworkPlanError, type NetworkIssue } from '../terms/errors.js';
import { isKnownImage, reasonNoImage, type NatImage } from '../terms/nat-image.js';
import { partitionOf } from '../terms/partition-of.js';
import type { NetworkArgs } from '../terms/network-args.js';
import { defaultZones, natOf } from '../terms/network-defaults.js';

export interface CheckedArgs {
  readonly issues: readonly NetworkIssue[];
  /** The NAT's scripts; none when there is no NAT instance, or no reading them. */
  readonly scripts: NatScripts;
}

/**
 * Checks all that can be checked before anything exists, the NAT's scripts on disk included. Which zones the
 * account may use is not known yet: a count stands for the first letters, and names for themselves.
 *
 * @param region the region, when it is known
 */
export function checkArgs(args: NetworkArgs, natUserData: string, region: string | undefined): CheckedArgs {
  const issues = [...planIssues(args, region), ...imageIssues(args.natImage, region)];
  if (natOf(args).kind !== 'instance') return { issues, scripts: {} };
  try {
    const scripts = readNatScripts(natUserData, args.vpn !== undefined);
    return { issues: [...issues, ...sizeIssues(scripts)], scripts };
  } catch (error) {
    const reason = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { issues: [...issues, { path: 'natUserData', reason }], scripts: {} };
  }
}

function planIssues(args: NetworkArgs, knownRegion: string | undefined): readonly NetworkIssue[] {
  const { zones = defaultZones } = args;
  const named = Array.isArray(zones) ? zones.map(String) : [];
  const region = knownRegion ?? named[0]?.slice(0, -1) ?? 'us-east-1';
  const lettered = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => region + letter);
  try {
    planNetwork({ ...args, region, availableZones: lettered });
    return [];
  } catch (error) {
    if (isNetworkPlanError(error)) return error.issues;
    throw error;
  }
}

function imageIssues(image: NatImage | undefined, region: string | undefined): readonly NetworkIssue[] {
  if (image === undefined) return [];
  const missing = region === undefined ? undefined : reasonNoImage(image, partitionOf(region));
  if (missing !== undefined) return [{ path: 'natImage', reason: missing }];
  if (isKnownImage(image)) return [];
  if (typeof image === 'string')
    return [{ path: 'natImage', reason: `\`${String(image)}\` is not an image we know` }];
  if (/^(?:\d{12}|self|amazon)$/.test(image.owner)) return [];
  const reason = `\`${image.owner}\` is to be an account id: without its owner pinned, a name is anybody's image`;
  return [{ path: 'natImage.owner', reason }];
}

function sizeIssues(scripts: NatScripts): readonly NetworkIssue[] {
  // The longest that the settings can be: a private subnet in each of 26 lettered zones.
  const vpn = { host: '255.255.255.255', routes: ['255.255.255.255/16'], profileParameter: 'x'.repeat(255) };
  const privateCidrs = new Array<string>(26).fill('255.255.255.255/28');
  const size = Buffer.byteLength(renderNatUserData(scripts, { privateCidrs, vpn }));
  if (size <= maxUserDataBytes) return [];
  return [{ path: 'natUserData', reason: `makes ${size} bytes of user data; EC2 takes ${maxUserDataBytes}` }];
}
