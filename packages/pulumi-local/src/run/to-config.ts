import type { ConfigValue } from './run-options.js';

/** The configuration as the SDK keeps it: full keys, and text. */
export function toConfig(
  config: Readonly<Record<string, ConfigValue>>,
  project: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key.includes(':') ? key : `${project}:${key}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
