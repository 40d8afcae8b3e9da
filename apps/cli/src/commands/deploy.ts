import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProbeReport } from '@clicamos/health';
import { createAwsCloud, type RolloutEvent, type RolloutPlan } from '@clicamos/rolling-asg';
import { asLocal, openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import type { Environment } from '../environment/environment.js';
import { exitCode } from '../exit-code.js';
import { amiFile } from '../image/ami-file.js';
import { chooseImage, imageSource, type ImageOptions } from '../image/choose-image.js';
import { bakeNextImage } from '../local/bake-next-image.js';
import { describeEnd } from '../render/describe-end.js';
import { describeWarnings } from '../render/describe-plan.js';
import { createProgress } from '../render/progress.js';
import { commandText } from '../render/command-text.js';
import { explainLock } from '../rollout/explain-lock.js';
import { FailedWithEvidence } from '../rollout/failed-with-evidence.js';
import { planService } from '../rollout/plan-service.js';
import { rollOut, type RollOutEnd } from '../rollout/roll-out.js';
import { watchFailure, type FailureWatch } from '../rollout/watch-failure.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export interface DeployOptions extends OpenOptions, ImageOptions {
  readonly adopt?: string | undefined;
  readonly keepFailed?: boolean;
  readonly json: boolean;
}

/** `clicamos deploy`: the next image, rolled out, with the proof. */
export async function deploy(options: DeployOptions, terminal: Terminal): Promise<number> {
  const source = imageSource(options);
  const environment = await openEnvironment(options, terminal, 'start');
  const { header, name, service } = environment;
  if (options.json) writeLine(terminal, JSON.stringify({ kind: 'environment', name, service, header }));
  else writeLine(terminal, header);
  const commandOf = (command: string) => commandText(command, { environment: name, config: options.config });
  terminal.onLeave(
    () =>
      `Left at once; a rollout of ${service} may be half way. Look: ${commandOf('status')} · go back: ${commandOf('abort')}`,
  );
  const image = source
    ? await chooseImage(source, environment, terminal.signal)
    : await nextImage(environment, terminal);
  try {
    return await deployImage(image.imageId, {
      environment,
      options,
      terminal,
      abortCommand: commandOf('abort'),
    });
  } catch (error) {
    throw explainLock(error, { environment: name, config: options.config });
  }
}

interface DeployContext {
  readonly environment: Environment;
  readonly options: DeployOptions;
  readonly terminal: Terminal;
  readonly abortCommand: string;
}

async function deployImage(imageId: string, context: DeployContext): Promise<number> {
  const { environment, options, terminal, abortCommand } = context;
  const { json, adopt, keepFailed = false } = options;
  const { signal } = terminal;
  const { clients, header } = environment;
  const cloud = createAwsCloud(clients);
  const plan = await planService({ environment, cloud, imageId, adopt, signal });
  showWarnings(plan, options, terminal);
  const progress = (probe: () => ProbeReport | undefined) =>
    createProgress({ terminal, json, header, probe });
  const failure = watchFailure(terminal.cwd);
  const onEvent = (event: RolloutEvent) => failure.see(event);
  const end = await rollOut({
    environment,
    cloud,
    plan,
    progress,
    signal,
    onEvent,
    keepFailed,
    abortCommand,
  }).catch(async (error: unknown) => {
    throw await withEvidence(error, failure, context);
  });
  await showEnd(end, failure, context);
  return end.result.outcome === 'rolled-back' ? exitCode.rolledBack : exitCode.ok;
}

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

function showWarnings(plan: RolloutPlan, { json }: DeployOptions, terminal: Terminal): void {
  if (json) return;
  for (const line of describeWarnings(plan)) writeLine(terminal, line);
}

/** An error's last lines are told by whoever reports it; a script reads them here. */
async function withEvidence(
  error: unknown,
  failure: FailureWatch,
  { options: { json }, terminal }: DeployContext,
): Promise<unknown> {
  const report = await failure.report();
  if (report === undefined) return error;
  if (json) writeLine(terminal, JSON.stringify({ kind: 'report', report }));
  return new FailedWithEvidence(error, report);
}

async function showEnd(
  end: RollOutEnd,
  failure: FailureWatch,
  { environment: { speed }, options: { json }, terminal, abortCommand }: DeployContext,
): Promise<void> {
  const report = await failure.report();
  const kept = failure.kept();
  if (json) {
    writeLine(terminal, JSON.stringify({ kind: 'summary', report, kept, ...end }));
    return;
  }
  for (const line of describeEnd({ ...end, speed, report, kept, abortCommand })) writeLine(terminal, line);
}
