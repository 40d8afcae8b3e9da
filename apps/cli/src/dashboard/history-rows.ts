import type { PastRollout, ServiceRow } from '@clicamos/report';
import type { Release } from '@clicamos/rolling-asg';

/** Releases that the history knows, as lines without a page. */
export const historyRows = (
  releases: readonly Release[],
  { service, environment }: ServiceRow,
): readonly PastRollout[] =>
  releases.flatMap(({ version, rolloutId, groupName, imageId, record, createdAtMs }) =>
    record
      ? [
          {
            row: {
              id: rolloutId ?? `version-${version}`,
              service,
              environment,
              outcome: record.outcome,
              ...(groupName !== undefined && { nextName: groupName }),
              ...(imageId !== undefined && { imageId }),
              ...(createdAtMs !== undefined && { startedAt: createdAtMs }),
              wallMs: record.wallMs,
              sent: record.sent ?? 0,
              lost: record.lost ?? 0,
              rates: [],
              isLive: false,
              hasPage: false,
            },
          },
        ]
      : [],
  );
