import type { Doubts } from '../doubts.js';
import { likely } from '../doubts.js';
import { noHazards, type Hazards } from '../hazards.js';

/** Nothing goes wrong, and AWS is as these doubts say. */
export const doubting = (doubts: Partial<Doubts>): Hazards => ({
  ...noHazards,
  doubts: () => ({ ...likely, ...doubts }),
  keepMs: () => doubts.tagVisibilityLagMs ?? 0,
});
