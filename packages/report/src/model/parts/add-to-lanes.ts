import type { RecordOf, StreamRecord } from '../../stream/record.js';
import type { Lane, LaneSpan } from '../lane.js';
import { laneState } from './lane-state.js';

type Snapshot = RecordOf<'waiting'>['snapshot'];
type Group = NonNullable<Snapshot['next']>;
type Instance = Group['instances'][number];

export function addToLanes(lanes: readonly Lane[], record: StreamRecord): readonly Lane[] {
  if (record.kind === 'waiting') return afterLook(lanes, record);
  if (record.kind === 'removed') return lanes.map((lane) => afterRemoval(lane, record));
  return lanes;
}

function afterLook(lanes: readonly Lane[], { at, snapshot }: RecordOf<'waiting'>): readonly Lane[] {
  const seen = new Map(instancesOf(snapshot).map((one) => [one.instance.instanceId, one]));
  const known = new Set(lanes.map(({ instanceId }) => instanceId));
  const added = [...seen.values()].filter(({ instance }) => !known.has(instance.instanceId));
  return [
    ...lanes.map((lane) => {
      const now = seen.get(lane.instanceId);
      return now ? withLook(lane, spanOf(now, at)) : gone(lane, at);
    }),
    ...added.map((one) => begun(one, at)),
  ];
}

interface Seen {
  readonly instance: Instance;
  readonly group: Group;
}

const instancesOf = ({ previous, next }: Snapshot): readonly Seen[] =>
  [previous, next].flatMap((group) => group?.instances.map((instance) => ({ instance, group })) ?? []);

function spanOf({ instance, group }: Seen, at: number): LaneSpan {
  const { checks } = instance;
  return {
    state: laneState(instance, group.role),
    since: at,
    reason: instance.text,
    ...(checks && { checks }),
  };
}

/** It began when it was first seen; what serves at the first look did so before. */
function begun({ instance, group }: Seen, at: number): Lane {
  const since = Math.min(instance.seenAtMs, at);
  return {
    instanceId: instance.instanceId,
    zone: instance.zone,
    group: group.name,
    role: group.role,
    spans: [{ ...spanOf({ instance, group }, at), since }],
  };
}

function withLook(lane: Lane, now: LaneSpan): Lane {
  const last = lane.spans.at(-1);
  if (last === undefined || last.state !== now.state || lane.goneAt !== undefined)
    return { ...withoutEnd(lane), spans: [...ended(lane.spans, now.since), now] };
  if (last.reason === now.reason) return lane;
  return { ...lane, spans: [...lane.spans.slice(0, -1), { ...now, since: last.since }] };
}

function gone(lane: Lane, at: number): Lane {
  if (lane.goneAt !== undefined) return lane;
  const spans = ended(lane.spans, at);
  const isTold = spans.at(-1)?.state === 'terminated';
  const last: LaneSpan = { state: 'terminated', since: at, until: at, reason: 'gone' };
  return { ...lane, spans: isTold ? spans : [...spans, last], goneAt: at };
}

const afterRemoval = (lane: Lane, { what, at }: RecordOf<'removed'>): Lane =>
  what === `group ${lane.group}` ? gone(lane, at) : lane;

/** Seen again: it was not gone after all. */
const withoutEnd = ({ instanceId, zone, group, role, spans }: Lane): Lane => ({
  instanceId,
  zone,
  group,
  role,
  spans,
});

const ended = (spans: readonly LaneSpan[], at: number): readonly LaneSpan[] =>
  spans.map((span, index) => (index === spans.length - 1 ? { ...span, until: at } : span));
