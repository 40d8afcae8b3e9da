import type { PreflightItem } from '../../plan.js';
import { aheadOf } from '../../refresh/refresh-percents.js';
import { error, ok, unread, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Next stands beside previous, or a part of it ahead: the account has the vCPUs for it, and for its maximum when previous is gone. */
export function checkVcpus({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'vcpu-quota';
  const { survey, instanceType: type, live, architectures } = facts;
  const isMixed = live?.group.mixedTypes !== undefined;
  // A type that AWS does not know at all is image-architecture's to say.
  if (type === undefined || architectures === undefined || isMixed) return [];
  if (survey.vcpus.kind === 'unread')
    return [unread(check, `how many vCPUs the account may have was not read: ${survey.vcpus.reason}`)];
  if (survey.vcpus.value === undefined) return [];
  const { quotaCode: quota, limit, running, perInstance } = survey.vcpus.value;
  const free = Math.max(0, limit - running);
  const isRefresh = options.strategy === 'refresh';
  const instances = isRefresh ? aheadOf({ ...next, minHealthyPercent: 0 }) : next.desiredCapacity;
  const wanted = instances * perInstance;
  const room = `${free} of ${limit} are free (quota ${quota})`;
  if (wanted > free) {
    const text = `${instances} instances of ${type} have ${wanted} vCPUs, ${room}`;
    return [error(check, text, { quota, vcpus: String(running + wanted) })];
  }
  const most = next.maxSize * perInstance;
  // What is kept warm does not make room.
  const keeps = live !== undefined && (options.keepPreviousMs ?? 0) > 0;
  const freeLater = free + (keeps ? 0 : (live?.group.instances.length ?? 0) * perInstance);
  if (most <= freeLater) return [ok(check, `${free} of ${limit} vCPUs are free for ${wanted}`)];
  const enough = `${free} of ${limit} vCPUs are free (quota ${quota}): enough for ${instances} instances of ${type}, but not for the maximum of ${next.maxSize}`;
  const words = { quota, vcpus: String(limit - freeLater + most) };
  if (!keeps) return [warning(check, enough, words)];
  return [error(check, `${enough} while ${live.group.name} is kept warm`, words)];
}
