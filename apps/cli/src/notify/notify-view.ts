import { randomUUID } from 'node:crypto';
import { systemClock, type Clock } from '@clicamos/health/clock';
import type { EnvironmentRecord, StreamRecord } from '@clicamos/report';
import type { StreamView } from '../stream/open-stream.js';
import { createDelivery } from './deliver.js';
import { noticeOf, type Notice } from './notice.js';
import type { NotifyTarget } from './notify-schema.js';
import { openTarget, type TargetSurroundings } from './open-target.js';

export interface NotifyOptions extends TargetSurroundings {
  readonly environment: EnvironmentRecord;
  readonly complain: (text: string) => void;
  /** @default `systemClock` */
  readonly clock?: Clock;
  /** @default random ones */
  readonly newId?: () => string;
}

/** How long the end of a rollout waits for what has not been delivered, ms. */
export const patienceMs = 10_000;

/** Tells everybody who is configured to be told; what fails of it is told once, and stops nothing. */
export async function notifyView(
  targets: readonly NotifyTarget[],
  options: NotifyOptions,
): Promise<StreamView> {
  const { environment, complain, clock = systemClock, newId = randomUUID } = options;
  const rows: {
    readonly wants: (kind: Notice['kind']) => boolean;
    readonly put: (notice: Notice) => void;
  }[] = [];
  const closes: ((ms: number) => Promise<void>)[] = [];
  for (const target of targets) {
    const { who, send, wants } = await openTarget(target, options);
    const { put, close } = createDelivery({ send, clock, complain, who });
    rows.push({ wants, put });
    closes.push(close);
  }
  let rolloutId: string | undefined;
  return {
    see(record: StreamRecord) {
      if ('rolloutId' in record) rolloutId = record.rolloutId;
      const notice = noticeOf(record, { environment, rolloutId, id: newId(), now: Date.now() });
      if (notice === undefined) return;
      for (const { wants, put } of rows) if (wants(notice.kind)) put(notice);
    },
    close: async () => void (await Promise.all(closes.map((close) => close(patienceMs)))),
  };
}
