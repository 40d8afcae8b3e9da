import { cloudOf } from '../environment/cloud-of.js';
import { openEnvironment } from '../environment/open-environment.js';
import { createWaitingLine } from '../console/waiting-line.js';
import { exitCode } from '../exit-code.js';
import { chooseImage, givenImage } from '../image/choose-image.js';
import { parseDuration } from '../parse-duration.js';
import { commandText, type CommandOptions } from '../render/command-text.js';
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
  if (!options.json) writeLine(terminal, environment.header);
  using waiting = createWaitingLine(options.json ? undefined : terminal.stderr);
  const rehearsal = await rehearseService({
    ...{ facts, settings: rehearsedSettings(settings, patience), signal, only: options.scenario },
    onScenario: (title) => waiting.say(`rehearsing: ${title}`),
  });
  waiting.clear();
  if (options.json)
    writeLine(terminal, JSON.stringify({ kind: 'rehearsal', imageId: image.imageId, facts, ...rehearsal }));
  else {
    const given = { ...options, environment: environment.name };
    const commands = { rehearse: rehearseText(options, given), deploy: commandText('deploy', given) };
    const text = { facts, width: widthOf(terminal), verbose: options.verbose, commands };
    for (const line of describeRehearsal(rehearsal, text)) writeLine(terminal, line);
  }
  return rehearsal.advice.length === 0 ? exitCode.ok : exitCode.findingsLeft;
}

const durationOf = (text: string | undefined, option: string): number | undefined =>
  text === undefined ? undefined : parseDuration(text, option);

/** The same once more, with all that this one was told. */
function rehearseText(
  { boot, slowestRequest, scenario = [] }: RehearseCommandOptions,
  given: CommandOptions,
): string {
  const times = [
    ...(boot === undefined ? [] : ['--boot', boot]),
    ...(slowestRequest === undefined ? [] : ['--slowest-request', slowestRequest]),
  ];
  const only = scenario.flatMap((name) => ['--scenario', name]);
  return [commandText('rehearse', given), ...times, ...only].join(' ');
}
