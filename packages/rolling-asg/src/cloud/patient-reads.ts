import { isCloudError } from './cloud-error.js';
import type { Clock } from './clock.js';
import { deadlined } from './deadlined.js';
import type { CloudPort } from './ports.js';

export interface Patience {
  readonly clock: Clock;
  /** The longest that one read may take, ms. */
  readonly readMs: number;
}

/** The calls that change nothing. */
export type CloudReads = Pick<
  CloudPort,
  | 'findGroups'
  | 'readAttachments'
  | 'readActivities'
  | 'findTrafficSources'
  | 'readTargetStates'
  | 'findAlarms'
  | 'findImage'
  | 'findArchitectures'
  | 'findSubnets'
  | 'surveyLaunch'
  | 'findTemplate'
  | 'findTemplateVersion'
  | 'findTemplateVersions'
  | 'findLaunchConfiguration'
  | 'findRefreshes'
  | 'readConsole'
>;

const mostTries = 6;
const firstPauseMs = 1_000;

/**
 * Reads that are tried again when they are throttled, unavailable, late, or denied for a moment, with a growing pause
 * of 1, 2, 4, ... s: whoever only looks has the same patience as a rollout.
 */
export function patientReads(cloud: CloudReads, { clock, readMs }: Patience): CloudReads {
  const patiently = async <T>(
    signal: AbortSignal | undefined,
    read: (own: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    for (let count = 1; ; count++) {
      try {
        return await deadlined({ clock, ms: readMs, ...(signal === undefined ? {} : { signal }) }, read);
      } catch (error) {
        signal?.throwIfAborted();
        if (count >= mostTries || !isCloudError(error, 'throttled', 'unavailable', 'busy', 'denied'))
          throw error;
        await clock.sleep(firstPauseMs * 2 ** (count - 1), signal);
      }
    }
  };
  const survey = cloud.surveyLaunch?.bind(cloud);
  return {
    findGroups: (query, signal) => patiently(signal, (own) => cloud.findGroups(query, own)),
    readAttachments: (name, signal) => patiently(signal, (own) => cloud.readAttachments(name, own)),
    readActivities: (name, signal) => patiently(signal, (own) => cloud.readActivities(name, own)),
    findTrafficSources: (names, signal) => patiently(signal, (own) => cloud.findTrafficSources(names, own)),
    readTargetStates: (name, signal) => patiently(signal, (own) => cloud.readTargetStates(name, own)),
    findAlarms: (names, signal) => patiently(signal, (own) => cloud.findAlarms(names, own)),
    findImage: (id, signal) => patiently(signal, (own) => cloud.findImage(id, own)),
    findArchitectures: (type, signal) => patiently(signal, (own) => cloud.findArchitectures(type, own)),
    findSubnets: (ids, signal) => patiently(signal, (own) => cloud.findSubnets(ids, own)),
    ...(survey && { surveyLaunch: (question, signal) => patiently(signal, (own) => survey(question, own)) }),
    findTemplate: (name, signal) => patiently(signal, (own) => cloud.findTemplate(name, own)),
    findTemplateVersion: (id, version, signal) =>
      patiently(signal, (own) => cloud.findTemplateVersion(id, version, own)),
    findTemplateVersions: (id, signal) => patiently(signal, (own) => cloud.findTemplateVersions(id, own)),
    findLaunchConfiguration: (name, signal) =>
      patiently(signal, (own) => cloud.findLaunchConfiguration(name, own)),
    findRefreshes: (name, signal) => patiently(signal, (own) => cloud.findRefreshes(name, own)),
    readConsole: (id, signal) => patiently(signal, (own) => cloud.readConsole(id, own)),
  };
}
