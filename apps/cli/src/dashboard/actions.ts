import type { ActionOffer, ActionPort, LiveBoard } from '@clicamos/report';
import { abort } from '../commands/abort.js';
import { pause } from '../commands/pause.js';
import { promote } from '../commands/promote.js';
import { rollback } from '../commands/rollback.js';
import type { ServiceOptions } from '../commands/open-service.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { labCommands } from './lab.js';
import { runIntoBoard } from './run-into-board.js';

/** What may be asked for of a service. */
export const offersOf = (service: string): readonly ActionOffer[] => [
  {
    id: 'pause',
    service,
    label: 'Pause',
    question: `Pause the rollout of ${service}? Once the new group serves, both stay in traffic until somebody promotes it, for an hour at most.`,
    kind: 'danger',
    when: 'running',
  },
  {
    id: 'promote',
    service,
    label: 'Promote',
    question: `Promote the rollout of ${service}? The bake or the pause ends, and traffic leaves the group that served before.`,
    kind: 'danger',
    when: 'baking',
  },
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
  /** Whether it is a local environment, which may be played with. @default false */
  readonly isLab?: boolean;
}

/** The commands `pause`, `promote`, `abort` and `rollback`, and the lab's, each once at a time for each service. */
export function commandActions({
  board,
  terminal,
  isTold,
  optionsOf,
  isLab = false,
}: ActionsOptions): ActionPort {
  const running = new Set<string>();
  return {
    async run(id, service) {
      const options = optionsOf(service);
      const commands: Readonly<Record<string, (t: Terminal) => Promise<number>>> = {
        pause: (t) => pause({ ...options, for: '1h' }, t),
        promote: (t) => promote(options, t),
        abort: (t) => abort(options, t),
        rollback: (t) => rollback({ ...options, probe: true }, t),
        ...(isLab && labOf(options)),
      };
      const command = commands[id];
      const key = `${id} ${service}`;
      if (!command || running.has(key)) throw new UsageError(`${id} of ${service} is asked for already`);
      running.add(key);
      void runIntoBoard(command, { board, terminal, isTold }).finally(() => running.delete(key));
    },
  };
}

const labOf = (options: ServiceOptions) =>
  Object.fromEntries(
    Object.entries(labCommands).map(([id, command]) => [id, (t: Terminal) => command(options, t)]),
  );
