import { inShort, type Lane, type LaneSpan } from '@clicamos/report';
import type { Paint } from '../paint.js';
import { bar } from './bar.js';
import type { TreeColumns } from './tree-columns.js';

export interface LaneLook {
  readonly paint: Paint;
  readonly columns: TreeColumns;
  /** The cloud's own words. */
  readonly isVerbose: boolean;
}

/** An instance in one line: which one, where, and what it does. */
export function laneLine({ instanceId, zone, spans }: Lane, { paint, columns, isVerbose }: LaneLook): string {
  const now = spans.at(-1);
  const id = columns.hasWholeIds ? instanceId : instanceId.slice(0, shortId);
  const text = now === undefined ? '' : paintFor(now, paint)(textOf(now, isVerbose));
  return `  ${id}  ${columns.hasZones ? `${zone}  ` : ''}${text}`;
}

/** `i-0123456`: enough to find it. */
const shortId = 9;

function textOf({ reason, checks }: LaneSpan, isVerbose: boolean): string {
  const text = isVerbose ? reason : inShort(reason);
  return checks === undefined ? text : `${bar(checks.passed / checks.of, checks.of)} ${text}`;
}

function paintFor({ state }: LaneSpan, paint: Paint): (text: string) => string {
  switch (state) {
    case 'serving':
      return paint.green;
    case 'failing':
    case 'unknown':
      return paint.red;
    case 'leaving':
    case 'drained':
    case 'terminated':
      return paint.dim;
    default:
      return paint.yellow;
  }
}
