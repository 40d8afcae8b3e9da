import { badSeconds, bakeEnd, bootSeconds, drainSeconds, type Made } from './timeline.js';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** Why next never serves where its image is bad. */
export const badReason = 'web-elb got 500 from HTTP:80/health, 2 checks in a row';

export const instanceId = (role: 'previous' | 'next', index: number): string =>
  `i-0${role === 'next' ? 'b' : 'a'}${(index * 2_654_435 + 4_096).toString(16).padStart(7, '0').slice(-7)}`;

const base = (made: Made, role: 'previous' | 'next', index: number) => ({
  instanceId: instanceId(role, index),
  zone: zones[index % zones.length] ?? '',
  seenAtMs: made.startedAt + (role === 'previous' ? -600_000 : 4_000),
});

/** How one of previous is in a second; nothing once it is gone. */
export function previousInstance(made: Made, index: number, second: number) {
  const one = base(made, 'previous', index);
  const leaving = second - bakeEnd(made);
  if (made.isBad || leaving < 0) return { ...one, state: 'serving', text: 'serving' };
  if (leaving < drainSeconds)
    return { ...one, state: 'leaving', text: `draining, up to ${300 - leaving} s left` };
  if (leaving < drainSeconds + 5) return { ...one, state: 'stopped', text: 'Terminating' };
  return undefined;
}

/** How one of next is in a second; nothing before it is launched. */
export function nextInstance(made: Made, index: number, second: number) {
  const one = base(made, 'next', index);
  const age = second - 4 - (index % 7);
  const boot = bootSeconds - 12 + (index % 13);
  if (age < 0) return undefined;
  if (age < boot) return { ...one, state: 'booting', text: `booting for ${age} s` };
  if (age < boot + 3) return { ...one, state: 'checking', text: 'not registered with web-elb yet' };
  if (made.isBad) return badInstance(one, second, age - boot);
  const passed = Math.floor((age - boot - 3) / 4);
  if (passed < 3)
    return {
      ...one,
      state: 'checking',
      text: `needs ${3 - passed} of 3 more checks, next in 4 s`,
      checks: { passed, of: 3 },
    };
  return { ...one, state: 'serving', text: 'serving' };
}

function badInstance<One extends object>(one: One, second: number, age: number) {
  if (second > badSeconds + 6) return { ...one, state: 'stopped', text: 'Terminating' };
  if (age < 11)
    return {
      ...one,
      state: 'checking',
      text: 'needs 3 of 3 more checks, next in 5 s',
      checks: { passed: 0, of: 3 },
    };
  return { ...one, state: 'failed', text: `failing: ${badReason}` };
}
