import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProbeReport } from '@clicamos/health';
import { createAwsCloud, type RolloutPlan } from '@clicamos/rolling-asg';
import { asLocal, openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import type { Environment } from '../environment/environment.js';
import { exitCode } from '../exit-code.js';
import { amiFile } from '../image/ami-file.js';
import { chooseImage, imageSource, type ImageOptions } from '../image/choose-image.js';
import { bakeNextImage } from '../local/bake-next-image.js';
import { describeEnd } from '../render/describe-end.js';
import { describeWarnings } from '../render/describe-plan.js';
import { createProgress } from '../render/progress.js';
import { explainLock } from '../rollout/explain-lock.js';
import { planService } from '../rollout/plan-service.js';
import { rollOut, type RollOutEnd } from '../rollout/roll-out.js';
import { writeReport } from '../rollout/write-report.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export interface DeployOptions extends OpenOptions, ImageOptions {
  readonly adopt?: string | undefined;
  readonly json: boolean;
}

/** `clicamos deploy`: the next image, rolled out, with the proof. */
export async function deploy(options: DeployOptions, terminal: Terminal): Promise<number> {
  const source = imageSource(options);
  const environment = await openEnvironment(options, terminal, 'start');
  const { header, name, service } = environment;
  if (options.json) writeLine(terminal, JSON.stringify({ kind: 'environment', name, service, header }));
  else writeLine(terminal, header);
  terminal.onLeave(
    () =>
      `Left at once; a rollout of ${service} may be half way. Look: clicamos status ${name} · go back: clicamos abort ${name}`,
  );
  const image = source
    ? await chooseImage(source, environment, terminal.signal)
    : await nextImage(environment, terminal);
  try {
    return await deployImage(image.imageId, { environment, options, terminal });
  } catch (error) {
    throw explainLock(error, name);
  }
}

interface DeployContext {
  readonly environment: Environment;
  readonly options: DeployOptions;
  readonly terminal: Terminal;
}

async function deployImage(
  imageId: string,
  { environment, options, terminal }: DeployContext,
): Promise<number> {
  const { json, adopt } = options;
  const { signal } = terminal;
  const { clients, header, speed } = environment;
  const cloud = createAwsCloud(clients);
  const plan = await planService({ environment, cloud, imageId, adopt, signal });
  showWarnings(plan, options, terminal);
  const progress = (probe: () => ProbeReport | undefined) =>
    createProgress({ terminal, json, header, probe });
  const end = await rollOut({ environment, cloud, plan, progress, signal });
  await showEnd(end, { speed, json, terminal });
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
  if (json || plan.nothingToDo !== undefined) return;
  for (const line of describeWarnings(plan)) writeLine(terminal, line);
}

async function showEnd(
  end: RollOutEnd,
  { speed, json, terminal }: { speed: number; json: boolean; terminal: Terminal },
) {
  const { rolloutId, evidence } = end.result;
  const report = evidence && (await writeReport({ cwd: terminal.cwd, rolloutId, evidence }));
  if (json) {
    writeLine(terminal, JSON.stringify({ kind: 'summary', report, ...end }));
    return;
  }
  for (const line of describeEnd({ ...end, speed, report })) writeLine(terminal, line);
}
