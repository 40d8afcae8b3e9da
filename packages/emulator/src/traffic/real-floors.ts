import type { Time } from '../time/time.js';

/**
 * Real work does not get faster with the emulator's speed: below these floors a scaled time would fail instances and
 * requests that AWS would not. A busy machine takes a while to answer a check; and clients keep idle connections for
 * 4 s (fetch of Node), which on AWS is less than any idle timeout in use. What an instance that drains is answering
 * takes as long as the machine lets it.
 */
const floors = {
  healthCheckTimeoutMs: 1_000,
  healthCheckIntervalMs: 20,
  idleTimeoutMs: 5_000,
  answerMs: 3_000,
};

/** Real milliseconds that one health check may take. */
export const realCheckTimeoutMs = (time: Time, awsMs: number): number =>
  Math.max(floors.healthCheckTimeoutMs, time.scaled(awsMs));

/** AWS's milliseconds between two checks of an instance. */
export const checkIntervalMs = (time: Time, awsMs: number): number =>
  Math.max(awsMs, (floors.healthCheckIntervalMs * awsMs) / time.scaled(awsMs));

/** Real milliseconds without a byte after which a connection is closed. */
export const realIdleTimeoutMs = (time: Time, awsMs: number): number =>
  Math.max(floors.idleTimeoutMs, Math.round(time.scaled(awsMs)));

/** Real milliseconds that a request in flight has at least before the end of draining cuts it. */
export const realAnswerMs = floors.answerMs;
