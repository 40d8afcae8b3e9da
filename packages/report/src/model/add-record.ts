import type { StreamRecord } from '../stream/record.js';
import { addToCapacity } from './parts/add-to-capacity.js';
import { addToEnd } from './parts/add-to-end.js';
import { addToHeadline } from './parts/add-to-headline.js';
import { addToLanes } from './parts/add-to-lanes.js';
import { addToLog } from './parts/add-to-log.js';
import { addToSteps } from './parts/add-to-steps.js';
import { addToTraffic } from './parts/add-to-traffic.js';
import { addToWait } from './parts/add-to-wait.js';
import { addToWhy } from './parts/add-to-why.js';
import { earliestEnd } from './parts/earliest-end.js';
import { stepName } from './step-name.js';
import type { Story } from './story.js';

/**
 * The story once a record is told. Parts that the record does not concern stay the same objects, so that a view can
 * tell by `===` what to draw again.
 *
 * @example
 * import { addRecord, createStory, type StreamRecord } from '@clicamos/report';
 *
 * declare const records: readonly StreamRecord[];
 * const story = records.reduce(addRecord, createStory());
 */
export function addRecord(story: Story, record: StreamRecord): Story {
  const headline = addToHeadline(story.headline, record);
  const steps = addToSteps(story.steps, record, headline.speed);
  const end = addToEnd(story.end, record, headline);
  const wait = end ? undefined : addToWait(story.wait, record, steps);
  const why = addToWhy(story.why, record);
  const step = placeAfter(story.step, record);
  const notice = record.kind === 'notice' ? record.text : story.notice;
  const evidence = record.kind === 'evidence' ? record.evidence : story.evidence;
  const lanes = addToLanes(story.lanes, record);
  const endsAt = end ? undefined : earliestEnd(steps, headline);
  return {
    headline,
    steps,
    ...(step && { step }),
    ...(wait && { wait }),
    ...(endsAt !== undefined && { endsAt }),
    traffic: addToTraffic(story.traffic, record, { ...story, steps }),
    capacity: addToCapacity(story.capacity, record),
    lanes,
    log: addToLog(story.log, record, { before: story.lanes, after: lanes }),
    ...(why !== undefined && { why }),
    ...(notice !== undefined && { notice }),
    ...(evidence && { evidence }),
    ...(end && { end }),
  };
}

function placeAfter(place: Story['step'], record: StreamRecord): Story['step'] {
  if (record.kind !== 'step-started') return place;
  const { step, index, count } = record;
  return { name: stepName(step.kind), index, count };
}
