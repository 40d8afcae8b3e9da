import { createBoard } from '@clicamos/report';
import { loadConfig } from '../config/load-config.js';
import { chooseEnvironment } from '../environment/environment.js';
import { configOptions } from '../config/config-options.js';
import { loadServiceNames } from '../config/load-service-names.js';
import { commandActions, offersOf } from '../dashboard/actions.js';
import { historyRows } from '../dashboard/history-rows.js';
import { labOffers } from '../dashboard/lab.js';
import { openPage } from '../dashboard/open-page.js';
import { watchReports } from '../dashboard/watch-reports.js';
import { watchService, type ServiceWatch } from '../dashboard/watch-service.js';
import { exitCode } from '../exit-code.js';
import { until } from '../dashboard/until.js';
import { writeLine, type Terminal } from '../terminal.js';
import type { ServiceOptions } from './open-service.js';

export interface DashboardOptions extends ServiceOptions {
  readonly port: number;
  readonly allowActions: boolean;
}

/** Between two looks at the reports of this folder, real ms. */
const reportsMs = 500;
/** Between two looks at a service while a rollout of it runs elsewhere, and while nothing does. */
const heldMs = 1_000;
const idleMs = 5_000;

/** `clicamos dashboard`: a page on this machine that follows the services of the configuration until Ctrl-C. */
export async function dashboard(options: DashboardOptions, terminal: Terminal): Promise<number> {
  const { port, allowActions, json, environment, config } = options;
  const { signal, cwd } = terminal;
  const names = await loadServiceNames(configOptions(options, terminal));
  const board = createBoard();
  const optionsOf = (service: string): ServiceOptions => ({ environment, config, service, json: true });
  const reports = watchReports(cwd, board);
  const { isTold } = reports;
  const isLab = allowActions && (await isLocal(options, terminal));
  const actions = commandActions({ board, terminal, isTold, optionsOf, isLab });
  await using page = await openPage({ board, port, ...(allowActions && { actions }) });
  const services = names.map((name) =>
    watchService({ service: optionsOf(name), name, terminal, board, isTold }),
  );
  if (allowActions)
    board.setActions(names.flatMap((name) => [...offersOf(name), ...(isLab ? labOffers(name) : [])]));
  const { url } = page;
  writeLine(terminal, json ? JSON.stringify({ kind: 'dashboard', url }) : `dashboard  ${url}`);
  const publish = () => {
    board.setServices(services.map((one) => one.row()));
    board.setPast([...reports.past(), ...services.flatMap((one) => historyRows(one.releases(), one.row()))]);
  };
  await Promise.all([
    again(
      async () => reports.look(),
      () => reportsMs,
      signal,
    ),
    ...services.map((one) =>
      again(
        async () => {
          await one.look();
          publish();
        },
        () => waitFor(one),
        signal,
      ),
    ),
  ]);
  return exitCode.ok;
}

/** Of several services any says it: they share their environments. */
async function isLocal(options: DashboardOptions, terminal: Terminal): Promise<boolean> {
  const [service] = await loadServiceNames(configOptions(options, terminal));
  const loaded = await loadConfig(configOptions({ ...options, service }, terminal));
  return chooseEnvironment(loaded, options.environment).settings.cloud === 'emulator';
}

const waitFor = (service: ServiceWatch): number => (service.isHeld() ? heldMs : idleMs);

async function again(look: () => Promise<void>, waitMs: () => number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await look().catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    await until(signal, waitMs());
  }
}
