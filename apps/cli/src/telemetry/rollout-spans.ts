import type { Attributes, Context, Span, SpanStatusCode, Tracer } from '@opentelemetry/api';
import { stepName, type EnvironmentRecord, type StreamRecord } from '@clicamos/report';

/** What of `@opentelemetry/api` is used: it is loaded by whoever makes the tracer. */
export interface SpanTools {
  readonly tracer: Tracer;
  /** The context in which a span is the parent. */
  readonly within: (span: Span) => Context;
  /** The status of a span that failed. */
  readonly failed: SpanStatusCode.ERROR;
}

export interface RolloutSpans {
  readonly see: (record: StreamRecord) => void;
  /** Ends what goes on. */
  readonly end: () => void;
}

/** One span for each rollout, and one under it for each of its steps; in the time of this machine. */
export function rolloutSpans(
  { tracer, within, failed }: SpanTools,
  environment: EnvironmentRecord,
): RolloutSpans {
  let root: Span | undefined;
  let step: Span | undefined;
  const endStep = () => {
    step?.end();
    step = undefined;
  };
  const begin = (name: string) => {
    endStep();
    if (root !== undefined) step = tracer.startSpan(name, {}, within(root));
  };
  const end = () => {
    endStep();
    root?.end();
    root = undefined;
  };
  const fail = (span: Span | undefined, message: string) => span?.setStatus({ code: failed, message });

  const see = (record: StreamRecord): void => {
    switch (record.kind) {
      case 'rollout-started':
        end();
        root = tracer.startSpan(`rollout ${record.nextName}`, {
          attributes: attributesOf(environment, record),
        });
        return;
      case 'step-started':
        return begin(stepName(record.step.kind));
      case 'step-finished':
        return endStep();
      case 'failed':
        return void fail(step, record.reason);
      case 'rolling-back':
        begin(stepName('rollBack'));
        return void root?.setAttribute('clicamos.reason', record.reason);
      case 'throttled':
        return void (step ?? root)?.addEvent('throttled', { 'clicamos.call': record.what });
      case 'capacity-changed':
        return void (step ?? root)?.addEvent('capacity changed', { from: record.from, to: record.to });
      case 'summary':
        root?.setAttributes(endOf(record));
        if (record.result?.outcome === 'rolled-back') fail(root, record.result.reason ?? 'rolled back');
        return end();
      case 'error':
        fail(root, record.message);
        return end();
    }
  };
  return { see, end };
}

function attributesOf(
  { service, name, region, account, runner }: EnvironmentRecord,
  { rolloutId, imageId, nextName }: Extract<StreamRecord, { readonly kind: 'rollout-started' }>,
): Attributes {
  return {
    'clicamos.service': service,
    'clicamos.environment': name,
    'clicamos.runner': runner,
    'clicamos.rollout.id': rolloutId,
    'clicamos.image.id': imageId,
    'clicamos.group': nextName,
    'cloud.region': region,
    ...(account !== undefined && { 'cloud.account.id': account }),
  };
}

function endOf({ result, probe, report }: Extract<StreamRecord, { readonly kind: 'summary' }>): Attributes {
  return {
    ...(result !== undefined && { 'clicamos.outcome': result.outcome }),
    ...(report !== undefined && { 'clicamos.report': report }),
    ...(probe !== undefined && {
      'clicamos.requests.sent': probe.sent,
      'clicamos.requests.lost': probe.lost,
    }),
  };
}
