import { isRecurrence, isTimeZone, nextStart, type Timing } from './next-start.js';

const at = (text: string) => new Date(`2026-${text}:00Z`);
const never: Timing = {
  startTime: undefined,
  endTime: undefined,
  recurrence: undefined,
  timeZone: undefined,
};

describe('nextStart', () => {
  it.each<{ name: string; timing: Partial<Timing>; after: string; next: string | undefined }>([
    {
      name: 'a start time',
      timing: { startTime: at('03-01T12:00') },
      after: '03-01T10:00',
      next: '03-01T12:00',
    },
    {
      name: 'a start time that has passed',
      timing: { startTime: at('03-01T12:00') },
      after: '03-01T12:00',
      next: undefined,
    },
    {
      name: 'a recurrence',
      timing: { recurrence: '*/15 * * * *' },
      after: '03-01T10:01',
      next: '03-01T10:15',
    },
    {
      name: 'its own instant',
      timing: { recurrence: '*/15 * * * *' },
      after: '03-01T10:15',
      next: '03-01T10:30',
    },
    {
      name: 'a recurrence with a start time',
      timing: { recurrence: '*/15 * * * *', startTime: at('03-01T12:07') },
      after: '03-01T10:00',
      next: '03-01T12:07',
    },
    {
      name: 'and after that',
      timing: { recurrence: '*/15 * * * *', startTime: at('03-01T12:07') },
      after: '03-01T12:07',
      next: '03-01T12:15',
    },
    {
      name: 'a recurrence that is over',
      timing: { recurrence: '*/15 * * * *', endTime: at('03-01T10:10') },
      after: '03-01T10:00',
      next: undefined,
    },
    {
      name: 'weekdays by name',
      timing: { recurrence: '0 9 * * MON-FRI' },
      after: '03-01T10:00',
      next: '03-02T09:00',
    },
    {
      name: 'a time zone, over the change to summer time',
      timing: { recurrence: '0 9 * * 1-5', timeZone: 'America/New_York' },
      after: '03-06T23:00',
      next: '03-09T13:00',
    },
    {
      name: 'a day of the month or of the week',
      timing: { recurrence: '0 0 13 * 5' },
      after: '03-01T10:00',
      next: '03-06T00:00',
    },
    {
      name: 'a day that never comes',
      timing: { recurrence: '0 0 31 2 *' },
      after: '03-01T10:00',
      next: undefined,
    },
    { name: 'neither', timing: {}, after: '03-01T10:00', next: undefined },
  ])('$name: $next', ({ timing, after, next }) => {
    expect(nextStart({ ...never, ...timing }, at(after))).toEqual(next === undefined ? undefined : at(next));
  });
});

it.each([
  ['0 6 * * 1-5', true],
  ['30 0 1 1,6,12 *', true],
  ['0 0 6 * * 1-5', false],
  ['61 * * * *', false],
  ['0 12 ? * MON', false],
  ['0 0 L * *', false],
  ['cron(0 12 * * *)', false],
  ['@daily', false],
])('takes %s as a recurrence: %s', (recurrence, isTaken) => {
  expect(isRecurrence(recurrence)).toBe(isTaken);
});

it.each([
  ['Europe/Berlin', true],
  ['Etc/UTC', true],
  ['Mars/Olympus', false],
])('takes %s as a time zone: %s', (name, isTaken) => {
  expect(isTimeZone(name)).toBe(isTaken);
});
