import type { Story } from './story.js';

/** A rollout of which nothing is told yet. */
export const createStory = (): Story => ({
  headline: {
    environment: '',
    cloud: 'aws',
    region: '',
    service: '',
    rolloutId: '',
    runner: '',
    outcome: 'starting',
    lastAt: 0,
    speed: 1,
  },
  steps: [],
  traffic: { points: [], versions: {}, sent: 0, answered: 0, lost: 0, lostBy: {} },
  capacity: [],
  lanes: [],
  log: [],
});
