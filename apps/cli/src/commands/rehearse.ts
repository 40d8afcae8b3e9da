import { cloudOf } from '../environment/cloud-of.js';
import { openEnvironment } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { chooseImage, givenImage } from '../image/choose-image.js';
import { parseDuration } from '../parse-duration.js';
import { describeRehearsal } from '../rehearsal/describe-rehearsal.js';
import { factReads } from '../rehearsal/facts/fact-reads.js';
import { readFacts } from '../rehearsal/facts/read-facts.js';
import { rehearseService } from '../rehearsal/rehearse-service.js';
import { rehearsedSettings } from '../rehearsal/rehearsed-settings.js';
import { widthOf, writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { patienceOf, type PlanningOptions } from './deploy.js';

export interface RehearseCommandOptions extends PlanningOptions {
  /** From `InService` to the first answer. */
  readonly boot?: string | undefined;
  readonly slowestRequest?: string | undefined;
  /** These scenarios alone. */
  readonly scenario?: readonly string[] | undefined;
}

/** `clicamos rehearse`: what a rollout would come to, undisturbed and under faults. Reads the cloud only. */
export async function rehearse(options: RehearseCommandOptions, terminal: Terminal): Promise<number> {
  const source = givenImage(options);
  if (source === undefined) throw new UsageError('Expected an image to rehearse with, for example --ami');
  const patience = patienceOf(options);
  const bootMs = durationOf(options.boot, '--boot');
  const slowestRequestMs = durationOf(options.slowestRequest, '--slowest-request');
  const { signal } = terminal;
  const environment = await openEnvironment(options, terminal, 'refuse');
  const { service, settings, clients, placement } = environment;
  const image = await chooseImage(source, environment, signal);
  const reads = factReads({ cloud: cloudOf(environment), autoScaling: clients.autoScaling, signal });
  const { adopt } = options;
  const facts = await readFacts(reads, {
    ...{ service, settings, adopt, bootMs, slowestRequestMs, sourceIds: placement.sourceIds },
  });
  if (facts.sources.length === 0)
    throw new UsageError(`${service} stands behind no load balancer: there is no traffic to rehearse with`);
  const rehearsal = await rehearseService({
    ...{ facts, settings: rehearsedSettings(settings, patience), signal, only: options.scenario },
    onScenario: sayAtTerminal(terminal, options.json),
  });
  if (options.json)
    writeLine(terminal, JSON.stringify({ kind: 'rehearsal', imageId: image.imageId, facts, ...rehearsal }));
  else
    for (const line of [environment.header, ...describeRehearsal(rehearsal, facts, widthOf(terminal))])
      writeLine(terminal, line);
  return rehearsal.advice.length === 0 ? exitCode.ok : exitCode.findingsLeft;
}

const durationOf = (text: string | undefined, option: string): number | undefined =>
  text === undefined ? undefined : parseDuration(text, option);

/** For a person who waits. */
const sayAtTerminal =
  ({ stdout, stderr }: Terminal, json: boolean) =>
  (title: string): void => {
    if (stdout.isTTY === true && !json) stderr.write(`rehearsing: ${title}\n`);
  };
