import { createHash } from 'node:crypto';
import { shownUrl } from '@clicamos/health/options';
import type { CallerSettings } from '@clicamos/rolling-asg';
import { probeUrls } from '../config/probe-options.js';
import type { EnvironmentSettings } from '../config/schema.js';

/** The tag that they are written to holds no more. */
const mostCharacters = 256;

/** A hash is enough to tell that something differs, and tells no more. */
const hashLength = 16;

/** What a rollout was configured with, for a resume: its keys are those of the configuration. No secret is in it. */
export function callerSettings({ rollout, probe }: EnvironmentSettings): CallerSettings {
  const patience = texts(rollout);
  if (probe === undefined) return patience;
  const whole = { ...patience, ...probeTexts(probe) };
  const length = Object.entries(whole).reduce((sum, [key, value]) => sum + key.length + value.length + 2, 0);
  return length <= mostCharacters ? whole : { ...patience, probe: hashOf(probeTexts(probe)) };
}

type ProbeSettings = NonNullable<EnvironmentSettings['probe']>;

/** What everybody sets by name, the rest as one; how long it was measured changes nothing of a rollout. */
function probeTexts(probe: ProbeSettings): CallerSettings {
  const { ratePerSecond, maxLost, url, headers, minRequests, timeout, ...rest } = probe;
  const urls = probeUrls({ url });
  const others = { ...rest, warmup: undefined };
  const usual = { minRequests: 100, timeout: 5_000 };
  const changed = Object.entries({ minRequests, timeout }).filter(
    ([key, value]) => value !== usual[key as keyof typeof usual], // its own keys
  );
  const more = {
    ...others,
    ...Object.fromEntries(changed),
    // What a header says may be a secret.
    ...(headers !== undefined && { headers: Object.keys(headers).sort() }),
  };
  const isMore = Object.values(more).some((value) => value !== undefined);
  return {
    ratePerSecond: String(ratePerSecond),
    maxLost: String(maxLost),
    ...(urls !== undefined && { 'probe.url': urls.map(shownUrl).join(' ') }),
    ...(isMore && { probe: hashOf(more) }),
  };
}

const texts = (values: object): CallerSettings =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );

const hashOf = (value: object): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, hashLength)}`;
