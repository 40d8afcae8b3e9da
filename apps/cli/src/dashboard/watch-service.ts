import type { LiveBoard, ServiceRow, StreamRecord } from '@clicamos/report';
import { observeService, readHistory, type Release, type ServiceObservation } from '@clicamos/rolling-asg';
import { openService, type OpenService, type ServiceOptions } from '../commands/open-service.js';
import { leftOf } from '../rollout/await-holder.js';
import { environmentRecord } from '../stream/environment-record.js';
import type { Terminal } from '../terminal.js';
import { observedRecords } from './observed-records.js';

/** Looks at a service again and again, for its row and for rollouts that run elsewhere. */
export interface ServiceWatch {
  look(): Promise<void>;
  row(): ServiceRow;
  releases(): readonly Release[];
  /** Whether a living runner holds it. */
  isHeld(): boolean;
}

export interface WatchOptions {
  readonly service: ServiceOptions;
  readonly name: string;
  readonly terminal: Terminal;
  readonly board: Pick<LiveBoard, 'openStream'>;
  /** Whether somebody tells more of a rollout than can be seen from outside. */
  readonly isTold: (rolloutId: string) => boolean;
}

export function watchService({ service, name, terminal, board, isTold }: WatchOptions): ServiceWatch {
  let opened: OpenService | undefined;
  let row: ServiceRow = { service: name, environment: service.environment ?? '', header: '' };
  let releases: readonly Release[] = [];
  let held: { readonly rolloutId: string; readonly step: string; readonly tell: Tell } | undefined;

  const follow = (observation: ServiceObservation, { environment }: OpenService): boolean => {
    const { holder } = observation;
    if (!holder || leftOf(holder, environment.clock.now()) <= 0) return false;
    if (isTold(holder.rolloutId)) return true;
    const isKnown = held?.rolloutId === holder.rolloutId;
    const tell = isKnown && held ? held.tell : board.openStream();
    if (!isKnown) tell({ ...environmentRecord(environment), runner: holder.by });
    const step = isKnown ? held?.step : undefined;
    for (const record of observedRecords(observation, holder, { at: Date.now(), step })) tell(record);
    held = { rolloutId: holder.rolloutId, step: holder.step, tell };
    return true;
  };

  const look = async () => {
    opened ??= await openService(service, terminal);
    const { environment, cloud } = opened;
    const { readClock: clock, timing } = environment;
    const { signal } = terminal;
    const observation = await observeService(cloud, { service: environment.service, clock, signal });
    row = rowOfService(observation, opened);
    const isRunning = follow(observation, opened);
    if (isRunning && releases.length > 0) return;
    if (!isRunning && held === undefined && releases.length > 0) return;
    releases = await readHistory(cloud, { service: environment.service, clock, timing, signal });
    if (isRunning || !held) return;
    held.tell(endOf(held.rolloutId, releases, row));
    held = undefined;
  };

  return {
    async look() {
      try {
        await look();
      } catch (error) {
        terminal.signal.throwIfAborted();
        row = { ...row, problem: error instanceof Error ? error.message : String(error) };
      }
    },
    row: () => row,
    releases: () => releases,
    isHeld: () => held !== undefined,
  };
}

type Tell = (record: StreamRecord) => void;

function rowOfService({ groups }: ServiceObservation, { environment }: OpenService): ServiceRow {
  const live = groups.find(({ role }) => role === 'live' || role === 'previous');
  const { name, service, header } = environment;
  return {
    service,
    environment: name,
    header,
    ...(live && {
      live: {
        name: live.snapshot.name,
        ...(live.imageId !== undefined && { imageId: live.imageId }),
        serving: live.snapshot.serving,
        desired: live.snapshot.desiredCapacity,
      },
    }),
  };
}

/** How a rollout ended that was seen from outside alone: as the service's history says. */
function endOf(rolloutId: string, releases: readonly Release[], { service, live }: ServiceRow): StreamRecord {
  const record = releases.find((release) => release.rolloutId === rolloutId)?.record;
  const at = Date.now();
  return {
    kind: 'finished',
    at,
    rolloutId,
    service,
    result: {
      outcome: record?.outcome ?? 'rolled-back',
      service,
      rolloutId,
      ...(live && {
        live: {
          name: live.name,
          ...(live.imageId !== undefined && { imageId: live.imageId }),
          inService: live.serving,
          desiredCapacity: live.desired,
        },
      }),
      wallMs: record?.wallMs ?? 0,
      floorMs: 0,
      steps: [],
      ...(record ? {} : { reason: 'it left no record: what was begun is no release' }),
    },
  };
}
