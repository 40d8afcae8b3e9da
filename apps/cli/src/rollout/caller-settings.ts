import { createHash } from 'node:crypto';
import type { CallerSettings } from '@clicamos/rolling-asg';
import type { EnvironmentSettings } from '../config/schema.js';

/** All of them have to fit into one tag of 256 characters; the others take at most 150. */
const longestUrl = 80;

/** What a rollout was configured with, for a resume: its keys are those of the configuration. */
export function callerSettings({ rollout, probe }: EnvironmentSettings): CallerSettings {
  return {
    ...texts(rollout),
    ...(probe === undefined
      ? {}
      : {
          ratePerSecond: String(probe.ratePerSecond),
          maxLost: String(probe.maxLost),
          ...(probe.url === undefined ? {} : { 'probe.url': shortened(probe.url) }),
        }),
  };
}

const texts = (values: object): CallerSettings =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );

const shortened = (url: string): string =>
  url.length <= longestUrl ? url : `sha256:${createHash('sha256').update(url).digest('hex').slice(0, 16)}`;
