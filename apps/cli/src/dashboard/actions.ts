import type { ActionOffer, ActionPort, LiveBoard } from '@clicamos/report';
import { abort } from '../commands/abort.js';
import { rollback } from '../commands/rollback.js';
import type { ServiceOptions } from '../commands/open-service.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { runIntoBoard } from './run-into-board.js';

/** What may be asked for of a service. */
export const offersOf = (service: string): readonly ActionOffer[] => [
  {
    id: 'abort',
    service,
    label: 'Abort',
    question: `Abort the rollout of ${service}? What served before keeps serving, the new group is removed.`,
    kind: 'danger',
    when: 'running',
  },
  {
    id: 'rollback',
    service,
    label: 'Roll back',
    question: `Roll ${service} back to its previous release? The group that serves now goes once the other one serves.`,
    kind: 'danger',
    when: 'idle',
  },
];

export interface ActionsOptions {
  readonly board: Pick<LiveBoard, 'openStream'>;
  readonly terminal: Terminal;
  readonly isTold: (rolloutId: string) => boolean;
  readonly optionsOf: (service: string) => ServiceOptions;
}

/** The commands `abort` and `rollback`, one at a time for each service. */
export function commandActions({ board, terminal, isTold, optionsOf }: ActionsOptions): ActionPort {
  const running = new Set<string>();
  return {
    async run(id, service) {
      const options = optionsOf(service);
      const command = {
        abort: (t: Terminal) => abort(options, t),
        rollback: (t: Terminal) => rollback({ ...options, probe: true }, t),
      }[id];
      const key = `${id} ${service}`;
      if (!command || running.has(key)) throw new UsageError(`${id} of ${service} is asked for already`);
      running.add(key);
      void runIntoBoard(command, { board, terminal, isTold }).finally(() => running.delete(key));
    },
  };
}
