import type { StreamRecord } from '../../stream/record.js';
import type { Lane } from '../lane.js';
import type { LogLine } from '../story.js';

/** The lanes around a record. */
export interface LanesAround {
  readonly before: readonly Lane[];
  readonly after: readonly Lane[];
}

/** A wait is told again when an instance begins something else: the seconds that count down are no news. */
export function addToLog(
  log: readonly LogLine[],
  record: StreamRecord,
  lanes: LanesAround,
): readonly LogLine[] {
  if (record.kind === 'waiting' && log.at(-1)?.kind === 'waiting' && !isNews(lanes)) return log;
  const line = lineOf(record, log);
  return line ? [...log, line] : log;
}

function lineOf(record: StreamRecord, log: readonly LogLine[]): LogLine | undefined {
  const { kind } = record;
  const level = levels[kind] ?? 'info';
  switch (record.kind) {
    case 'notice':
      return { at: record.at ?? log.at(-1)?.at ?? 0, kind, level, text: record.text };
    case 'error':
      return { at: record.at, kind, level, text: record.message };
    case 'waiting':
      return { at: record.at, kind, level, text: record.text ?? record.reason };
    case 'environment':
    case 'probe':
    case 'report':
    case 'summary':
      return undefined;
    default:
      return record.text === undefined ? undefined : { at: record.at, kind, level, text: record.text };
  }
}

const levels: Readonly<Partial<Record<StreamRecord['kind'], LogLine['level']>>> = {
  failed: 'error',
  error: 'error',
  notice: 'warning',
  throttled: 'warning',
  left: 'warning',
  'rolling-back': 'warning',
  'foreign-change': 'warning',
  'check-ignored': 'warning',
};

const isNews = ({ before, after }: LanesAround): boolean =>
  before.length !== after.length ||
  after.some(({ spans }, index) => spans.length !== before[index]?.spans.length);
