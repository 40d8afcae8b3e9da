import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runRollout, type RolloutPlan, type RolloutStrategy } from '@clicamos/rolling-asg';
import { cloudOf } from '../environment/cloud-of.js';
import { asLocal, openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import type { Environment } from '../environment/environment.js';
import { amiFile } from '../image/ami-file.js';
import { chooseImage, givenImage, type ImageOptions } from '../image/choose-image.js';
import { bakeNextImage } from '../local/bake-next-image.js';
import { parseDuration } from '../parse-duration.js';
import { assertPlanIsCurrent } from '../plan-file/assert-plan-is-current.js';
import type { PlanFile } from '../plan-file/plan-file.js';
import { assertPlanIsFor, readPlanFile } from '../plan-file/read-plan-file.js';
import { commandText } from '../render/command-text.js';
import { describeWarnings } from '../render/describe-plan.js';
import { createProgress } from '../render/live/progress.js';
import { describeUndo } from '../render/describe-undo.js';
import { commandHints } from '../rollout/command-hints.js';
import { explainLock } from '../rollout/explain-lock.js';
import { orUntouched } from '../rollout/or-untouched.js';
import { planAfterDead } from '../rollout/plan-after-dead.js';
import { planService } from '../rollout/plan-service.js';
import type { Patience } from '../rollout/plan-settings.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { withStream } from '../stream/with-stream.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { sayWhenLeft, tellHeader, type OpenService } from './open-service.js';
import { showRollout } from './show-rollout.js';
import { writeLinesAbout } from './write-lines-about.js';

export interface PlanningOptions extends OpenOptions, ImageOptions {
  readonly adopt?: string | undefined;
  readonly skipPreflight?: readonly string[] | undefined;
  readonly strategy?: RolloutStrategy | undefined;
  readonly keepPrevious?: string | undefined;
  readonly pause?: string | undefined;
  readonly onForeignChange?: 'wait' | 'abort' | 'adopt' | undefined;
  readonly json: boolean;
  /** The cloud's own words. */
  readonly verbose?: boolean | undefined;
}

export interface DeployOptions extends PlanningOptions {
  /** Shows it on a page while it runs. */
  readonly dashboard?: boolean;
  readonly port?: number | undefined;
  readonly events?: string | undefined;
  readonly keepFailed?: boolean;
  /** A file of `plan --out`: what it says is done, or nothing. */
  readonly plan?: string | undefined;
  /** `false`: without the probe. */
  readonly probe: boolean;
}

/** `clicamos deploy`: the next image, rolled out, with the proof. */
export const deploy = (options: DeployOptions, terminal: Terminal): Promise<number> =>
  withStream({ ...options, isReported: true }, terminal, (stream) =>
    orUntouched(
      { stream, terminal, options, command: (given) => commandText('deploy', { ...options, ...given }) },
      async () => {
        const reviewed = options.plan === undefined ? undefined : await readPlanFile(options.plan);
        const said = reviewed && {
          environment: options.environment ?? reviewed.environment,
          ami: reviewed.imageId,
        };
        return deployInto(stream, { ...options, ...said, ...reviewed?.asked, reviewed }, terminal);
      },
    ),
  );

interface ReviewedOptions extends DeployOptions {
  readonly reviewed: PlanFile | undefined;
}

async function deployInto(
  stream: RolloutStream,
  options: ReviewedOptions,
  terminal: Terminal,
): Promise<number> {
  const source = givenImage(options);
  const patience = patienceOf(options);
  const environment = await openEnvironment({ ...options, isProbing: options.probe }, terminal, 'start');
  const { reviewed, plan: planPath = '' } = options;
  if (reviewed) assertPlanIsFor(reviewed, environment, planPath);
  await tellHeader(environment, options, { terminal, stream });
  const given = { environment: environment.name, config: options.config, service: options.service };
  const cloud = cloudOf(environment);
  const service: OpenService = { environment, cloud, commands: commandHints(given), given };
  sayWhenLeft(service, terminal);
  const image = source
    ? await chooseImage(source, environment, terminal.signal)
    : await nextImage(environment, terminal);
  try {
    const plan = await planImage(image.imageId, { service, stream, patience, options, terminal });
    if (reviewed) assertPlanIsCurrent(reviewed, plan, planPath);
    return await deployPlan(plan, { service, stream, patience, options, terminal });
  } catch (error) {
    throw explainLock(error, given);
  }
}

/** @throws {UsageError} for a time that is none */
export function patienceOf({ strategy, keepPrevious, pause, onForeignChange }: PlanningOptions): Patience {
  return {
    ...(strategy !== undefined && { strategy }),
    ...(onForeignChange !== undefined && { onForeignChange }),
    ...(pause !== undefined && { pauseMs: parseDuration(pause, '--pause') }),
    ...(keepPrevious !== undefined && { keepPreviousMs: parseDuration(keepPrevious, '--keep-previous') }),
  };
}

interface DeployContext {
  readonly service: OpenService;
  readonly stream: RolloutStream;
  readonly patience: Patience;
  readonly options: DeployOptions;
  readonly terminal: Terminal;
}

/** Where a dead rollout is in the way, it is ended in view first. */
async function planImage(
  imageId: string,
  { service: { environment, cloud, commands }, stream, patience, options, terminal }: DeployContext,
): Promise<RolloutPlan> {
  const { signal } = terminal;
  const { json, adopt, skipPreflight } = options;
  const progress = createProgress({
    terminal,
    stream,
    json,
    verbose: options.verbose,
    time: environment,
  });
  try {
    return await planAfterDead({
      environment,
      cloud,
      signal,
      commands,
      plan: () => planService({ environment, cloud, imageId, adopt, skipPreflight, patience, signal }),
      say: (line) => progress.say(line),
      onEvent: (event) => progress.event(event),
    });
  } finally {
    progress.close();
  }
}

async function deployPlan(
  plan: RolloutPlan,
  { service, stream, options, terminal }: DeployContext,
): Promise<number> {
  const { json, verbose, keepFailed = false, probe, strategy } = options;
  if (!json) writeLinesAbout(service.environment, describeWarnings(plan), terminal);
  return showRollout({
    service,
    terminal,
    stream,
    json,
    verbose,
    keepFailed,
    sources: plan.sources,
    isFirst: plan.previous === undefined,
    probe,
    whenBad: isMeasured(plan) ? 'refuse' : undefined,
    walk: (walkOptions) => runRollout(plan, { ...walkOptions, cloud: service.cloud }),
    undo: describeUndo(plan, commandText('rollback', { ...service.given, strategy })),
  });
}

/** What is dead already loses every request, and must be replaced all the same. */
const isMeasured = ({ previous, nothingToDo, preflight }: RolloutPlan): boolean =>
  nothingToDo === undefined &&
  (previous?.serving ?? 0) > 0 &&
  !preflight.some(({ level }) => level === 'error');

/** Locally the next image of the app; on AWS the one that `clicamos ami` wrote down. */
async function nextImage(
  environment: Environment,
  { cwd, signal }: Terminal,
): Promise<{ readonly imageId: string }> {
  const local = asLocal(environment);
  if (local) return bakeNextImage(local, { signal });
  const path = join(cwd, amiFile);
  if (existsSync(path)) return chooseImage({ kind: 'ami-file', path }, environment, signal);
  throw new UsageError(
    `Expected an image for ${environment.name}: --ami, --ami-file, --packer-log, --packer-manifest or --ssm, or a ${amiFile} of clicamos ami. Only the local environment bakes its own.`,
  );
}
