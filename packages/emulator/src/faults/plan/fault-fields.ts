import { count, duration, oneOf, positive, required, share, text, texts, type Fields } from './field.js';
import type { FaultName } from './fault.js';

const window: Fields = { from: duration, until: duration };
const when: Fields = { ...window, times: count, skip: count, probability: share };
const onCalls: Fields = { ...when, operations: required(texts) };
const onLaunches: Fields = { ...when, instanceTypes: texts, zones: texts, groups: texts };
const onInstances: Fields = { ...onLaunches, instances: texts };

/** The fields of every fault, beside its name. */
export const faultFields: Readonly<Record<FaultName, Fields>> = {
  throttle: onCalls,
  'throttle-bucket': { ...onCalls, capacity: required(positive), refill: required(positive) },
  'server-error': { ...onCalls, status: oneOf(500, 503) },
  reset: onCalls,
  'no-answer': onCalls,
  'answer-lost': { ...onCalls, by: oneOf('reset', 'silence', 'server-error') },
  'late-write': { ...onCalls, delay: required(duration), answer: oneOf('held', 'lost') },
  'slow-answer': { ...onCalls, delay: required(duration), atMost: duration },
  stale: { ...onCalls, age: required(duration) },
  'missing-rows': { ...onCalls, rows: texts },
  'unknown-health': { ...when, instances: texts },
  'access-denied': onCalls,
  'expired-token': onCalls,
  'not-aws': onCalls,
  'stuck-hook': { ...when, hooks: texts },
  'insufficient-capacity': onLaunches,
  quota: { ...onLaunches, vcpus: required(count) },
  'no-free-address': onLaunches,
  'image-forbidden': onLaunches,
  'key-pair-gone': onLaunches,
  'unsupported-type': onLaunches,
  'zone-loss': { ...window, zone: required(text) },
  'slow-boot': { ...onInstances, bootMs: required(duration) },
  'boot-dies': { ...onInstances, what: oneOf('instance', 'app') },
  'flapping-health': { ...onInstances, period: positive },
};
