import type { LaunchSettings } from '../cloud/cloud.js';
import type { TemplateOverrides } from '../cloud/ports.js';

/** The key pair that next is launched with. */
export const launchedKeyName = (
  live: LaunchSettings | undefined,
  overrides: TemplateOverrides,
): string | undefined => overrides.keyName ?? live?.keyName;
