import { loadConfig, readWritten, type LoadConfigOptions } from './load-config.js';

/**
 * The services of a configuration: all of them, or the one that is asked for.
 *
 * @throws {UsageError} as `loadConfig` does
 */
export async function loadServiceNames(options: LoadConfigOptions): Promise<readonly string[]> {
  if (options.service === undefined) {
    const names = await namesIn(options);
    // Each one is checked now, in place of at its first look.
    for (const service of names) await loadConfig({ ...options, service });
    if (names.length > 0) return names;
  }
  const { config } = await loadConfig(options);
  return [config.service];
}

async function namesIn(options: LoadConfigOptions): Promise<readonly string[]> {
  const value = await readWritten(options);
  if (typeof value !== 'object' || value === null || !('services' in value)) return [];
  const { services } = value;
  return typeof services === 'object' && services !== null ? Object.keys(services) : [];
}
