import { stepName, type EnvironmentRecord, type StreamRecord } from '@clicamos/report';

/** What is sent of one event of a rollout: the body of a webhook, the detail of EventBridge. */
export interface Notice {
  /** Its own, the same for every try: a receiver that gets it twice knows it by this. */
  readonly id: string;
  readonly schema: 'clicamos.notice/1';
  readonly kind: NoticeKind;
  /** ISO 8601. */
  readonly at: string;
  readonly service: string;
  readonly environment: string;
  readonly account?: string;
  readonly region: string;
  /** Who runs it. */
  readonly runner: string;
  readonly rolloutId?: string;
  /** A sentence. */
  readonly text: string;
  /** The folder of the report, at the end. */
  readonly report?: string;
  /** The command to run next, at the end. */
  readonly next?: string;
}

/** What is told: a beginning, each step, what went wrong, and an end. */
export type NoticeKind = 'started' | 'step' | 'failed' | 'rolling-back' | 'ended' | 'stopped';

/** What a notice is made of beside its record. */
export interface NoticeOrigin {
  readonly environment: EnvironmentRecord;
  /** Of the rollout at hand. */
  readonly rolloutId: string | undefined;
  readonly id: string;
  /** Epoch ms. */
  readonly now: number;
}

type Told = Pick<Notice, 'kind' | 'text' | 'report' | 'next'>;

/** What a record is told as; most are not. */
export function noticeOf(record: StreamRecord, origin: NoticeOrigin): Notice | undefined {
  const told = toldOf(record, origin.environment);
  if (told === undefined) return undefined;
  const { environment, rolloutId, id, now } = origin;
  return {
    ...{ id, schema: 'clicamos.notice/1', at: new Date(now).toISOString() },
    service: environment.service,
    environment: environment.name,
    ...(environment.account !== undefined && { account: environment.account }),
    region: environment.region,
    runner: environment.runner,
    ...(rolloutId !== undefined && { rolloutId }),
    ...told,
  };
}

function toldOf(record: StreamRecord, { service, name, runner }: EnvironmentRecord): Told | undefined {
  switch (record.kind) {
    case 'rollout-started':
      return {
        kind: 'started',
        text: `${service} in ${name}: ${runner} rolls to ${record.nextName} (${record.imageId})`,
      };
    case 'step-started':
      return { kind: 'step', text: `step ${record.index} of ${record.count}: ${stepName(record.step.kind)}` };
    case 'failed':
      return { kind: 'failed', text: record.reason };
    case 'rolling-back':
      return { kind: 'rolling-back', text: `${service} in ${name} goes back: ${record.reason}` };
    case 'summary':
      return endOf(record, `${service} in ${name}`);
    case 'error':
      return { kind: 'stopped', text: record.message, ...nextOf(record) };
    default:
      return undefined;
  }
}

/** The summary and not `finished`: the probe's count and the report's folder are known there. */
function endOf(record: Extract<StreamRecord, { readonly kind: 'summary' }>, where: string): Told | undefined {
  const { result, probe, report } = record;
  if (result === undefined) return undefined;
  const serves = result.live === undefined ? 'nothing serves' : `${result.live.name} serves`;
  const traffic = probe === undefined ? [] : [`${probe.lost} of ${probe.sent} requests lost`];
  const why = result.reason === undefined ? [] : [result.reason];
  const text = [`${where}: ${result.outcome.replaceAll('-', ' ')}`, serves, ...traffic, ...why].join(' · ');
  return { kind: 'ended', text, ...(report !== undefined && { report }), ...nextOf(record) };
}

const nextOf = ({ next }: { readonly next?: string | undefined }) => (next === undefined ? {} : { next });
