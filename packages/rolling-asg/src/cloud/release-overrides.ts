import type { TemplateOverrides } from './ports.js';

/** What a release changes beside the image. */
export interface ReleaseOverrides extends TemplateOverrides {
  /** @default previous's */
  readonly minSize?: number;
  /** @default previous's */
  readonly maxSize?: number;
  /** How long a boot may take before the group judges it, milliseconds. @default previous's */
  readonly healthCheckGraceMs?: number;
}
