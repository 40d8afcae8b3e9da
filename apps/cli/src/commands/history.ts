import { readHistory } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { describeHistory } from '../render/describe-history.js';
import { widthOf, writeLine, type Terminal } from '../terminal.js';
import { openService, type ServiceOptions } from './open-service.js';

/** `clicamos history`: the releases of the service, newest first. Reads only. */
export async function history(options: ServiceOptions, terminal: Terminal): Promise<number> {
  const { environment, cloud, given } = await openService(options, terminal);
  const { service, name, header, speed, timing, readClock } = environment;
  const releases = await readHistory(cloud, { service, clock: readClock, timing, signal: terminal.signal });
  if (options.json) {
    writeLine(terminal, JSON.stringify({ kind: 'history', environment: name, service, releases }));
    return exitCode.ok;
  }
  for (const line of [header, '', ...describeHistory(releases, { speed, given, width: widthOf(terminal) })])
    writeLine(terminal, line);
  return exitCode.ok;
}
