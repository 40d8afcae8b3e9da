import type { StreamRecord } from '../../stream/record.js';
import { badReason, instanceId } from './made-instances.js';
import { badSeconds, drainSeconds, origin, starts, type Made } from './timeline.js';

/** The steps of the plan. */
export const stepsOf = ({ names, instances, bakeSeconds }: Made) => [
  { kind: 'createLaunchTemplateVersion' },
  { kind: 'createGroup', groupName: names.next, desiredCapacity: instances },
  {
    kind: 'awaitCapacity',
    groupName: names.next,
    wanted: instances,
    earliestMs: 55_000,
    deadlineMs: 600_000,
  },
  { kind: 'bake', groupName: names.next, durationMs: bakeSeconds * 1_000 },
  { kind: 'drain', groupName: names.previous, floorMs: drainSeconds * 1_000, ceilingMs: 300_000 },
  { kind: 'deleteGroup', groupName: names.previous, deadlineMs: 300_000 },
  { kind: 'finish', groupName: names.next },
];

/** What begins and ends in a second. */
export function stepRecords(made: Made, second: number): StreamRecord[] {
  const begun = starts(made);
  const index = begun.indexOf(second);
  const steps = stepsOf(made);
  if (made.isBad && second === badSeconds) return goingBack(made, second);
  const step = steps[index];
  const before = steps[index - 1];
  if (!step || (made.isBad && second > badSeconds)) return [];
  return [
    ...(before
      ? [
          {
            kind: 'step-finished' as const,
            ...origin(made, second),
            step: before,
            index,
            wallMs: (second - (begun[index - 1] ?? 0)) * 1_000,
          },
        ]
      : []),
    {
      kind: 'step-started',
      ...origin(made, second),
      step,
      index: index + 1,
      count: steps.length,
      text: `step ${index + 1} of ${steps.length}: ${step.kind}`,
    },
  ];
}

function goingBack(made: Made, second: number): StreamRecord[] {
  const { names, instances } = made;
  const reason = `${names.next} has 0 of ${instances} in service: ${badReason}`;
  return [
    { kind: 'failed', ...origin(made, second), step: 'awaitCapacity', reason, text: reason },
    { kind: 'evidence', ...origin(made, second), evidence: evidenceOf(made), text: 'evidence was collected' },
    {
      kind: 'rolling-back',
      ...origin(made, second),
      reason,
      deadlineAt: made.startedAt + 600_000,
      text: `going back: ${names.next} never became healthy`,
    },
  ];
}

const evidenceOf = ({ names, instances }: Made) => ({
  groupName: names.next,
  activities: [
    {
      status: 'Successful',
      description: 'Launching a new EC2 instance: i-0b0000',
      cause: 'an instance was started in response to a difference between desired and actual capacity',
    },
  ],
  instances: Array.from({ length: Math.min(3, instances) }, (_, index) => ({
    instanceId: instanceId('next', index),
    states: [
      {
        sourceId: 'web-elb',
        state: 'out',
        says: 'OutOfService',
        reasonCode: 'Instance',
        description: 'Instance has failed at least 2 consecutive health checks. <b>not bold</b>',
      },
    ],
    consoleOutput: `[   12.4] cloud-init: started\n[   14.0] app: listening on 8080\n[   14.1] app: GET /health 500`,
  })),
  gaps: [],
});
