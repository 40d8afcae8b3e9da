export { junitXml } from './files/junit-xml.js';
export { summaryMarkdown } from './files/summary-markdown.js';
export { schemaVersion } from './stream/schema-version.js';
export type { EnvironmentRecord, EventRecord, RecordKind, RecordOf, StreamRecord } from './stream/record.js';
export { isStreamError, StreamError, type StreamErrorCode } from './stream/errors.js';
export { parseRecord } from './stream/parse-record.js';
export { environmentSchema, recordSchema } from './stream/record-schema.js';
export { readStream, type Reading, type ReadOptions } from './stream/read-stream.js';
export { isEvent, splitRollouts, type RolloutRecords } from './stream/split-rollouts.js';
export { streamJsonSchema } from './stream/stream-json-schema.js';
export { addRecord } from './model/add-record.js';
export { createStory } from './model/create-story.js';
export type { Lane, LaneSpan, LaneState } from './model/lane.js';
export { nextStory } from './model/next-story.js';
export { stepName } from './model/step-name.js';
export type {
  CapacityPoint,
  GroupCapacity,
  Headline,
  LogLine,
  NamedGroup,
  Outcome,
  StepPlace,
  Story,
  StoryEnd,
  StoryEvidence,
  StoryStep,
  StoryWait,
} from './model/story.js';
export {
  answeredBy,
  type Generation,
  type Traffic,
  type TrafficPoint,
  type TrafficTarget,
} from './model/traffic.js';
export { inShort } from './text/in-short.js';
export { count, duration } from './text/duration.js';
export { renderReportHtml } from './html/render-report-html.js';
export type { ActionOffer, Board, RolloutRow, ServiceRow } from './board/board.js';
export { createBoard, type LiveBoard, type PastRollout } from './board/create-board.js';
export type { LineListener, RolloutFeed } from './board/rollout-feed.js';
export { rowOf } from './board/row-of.js';
export {
  startDashboard,
  type ActionPort,
  type Dashboard,
  type DashboardOptions,
} from './server/start-dashboard.js';
