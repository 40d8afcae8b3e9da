import type { Doubts } from '../service/doubts.js';
import { likely } from '../service/doubts.js';
import { noHazards, type Hazards } from '../service/hazards.js';

/** Nothing goes wrong, and AWS is as these doubts say. */
export const doubting = (doubts: Partial<Doubts>): Hazards => ({
  ...noHazards,
  doubts: () => ({ ...likely, ...doubts }),
  keepMs: () => doubts.tagVisibilityLagMs ?? 0,
});
