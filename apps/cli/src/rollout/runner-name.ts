import { hostname, userInfo } from 'node:os';

/** Who runs a rollout, as whoever comes second is told: `ana@build-7`. */
export const runnerName = (): string => `${userInfo().username}@${hostname()}`;
