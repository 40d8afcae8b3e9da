import { cloudOf } from '../environment/cloud-of.js';
import { openEnvironment } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import type { Environment } from '../environment/environment.js';
import { chooseImage, givenImage } from '../image/choose-image.js';
import type { RolloutPlan } from '@clicamos/rolling-asg';
import { planFileFormat, targetOf, type PlanFile } from '../plan-file/plan-file.js';
import { writePlanFile } from '../plan-file/write-plan-file.js';
import { commandText, type Given } from '../render/command-text.js';
import { describePlan } from '../render/describe-plan.js';
import { explainLock } from '../rollout/explain-lock.js';
import { planService } from '../rollout/plan-service.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { writeLinesAbout } from './write-lines-about.js';
import { patienceOf, type PlanningOptions } from './deploy.js';

export interface PlanCommandOptions extends PlanningOptions {
  /** Where the plan is written for `deploy --plan`. */
  readonly out?: string | undefined;
}

/** `clicamos plan`: what deploy would do. Reads only. */
export async function plan(options: PlanCommandOptions, terminal: Terminal): Promise<number> {
  const source = givenImage(options);
  if (source === undefined)
    throw new UsageError(
      'Expected an image to plan for, for example --ami. A local one: clicamos local bake',
    );
  const patience = patienceOf(options);
  const { signal } = terminal;
  const environment = await openEnvironment({ ...options, isProbing: true }, terminal, 'refuse');
  const image = await chooseImage(source, environment, signal);
  const given = { ...options, environment: environment.name };
  const cloud = cloudOf(environment);
  const planned = await planService({
    environment,
    cloud,
    imageId: image.imageId,
    adopt: options.adopt,
    skipPreflight: options.skipPreflight,
    patience,
    signal,
  }).catch((error: unknown) => {
    throw explainLock(error, given);
  });
  const isRefused = planned.preflight.some(({ level }) => level === 'error');
  const { out } = options;
  const isWritten = out !== undefined && !isRefused;
  if (isWritten) await writePlanFile(out, planFile(options, environment, planned));
  const deployCommand = isWritten
    ? commandText('deploy', { ...withoutAsked(given), plan: out })
    : commandText('deploy', given);
  const adoptCommand = (adopt: string) => commandText('plan', { ...given, adopt });
  if (options.json) writeLine(terminal, JSON.stringify({ kind: 'plan', plan: planned }));
  else {
    const texts = describePlan({
      plan: planned,
      imageSource: image.source.text,
      deployCommand,
      adoptCommand,
    });
    writeLinesAbout(environment, [environment.header, ...texts], terminal);
  }
  return isRefused ? exitCode.usage : exitCode.ok;
}

function planFile(options: PlanCommandOptions, environment: Environment, planned: RolloutPlan): PlanFile {
  const { adopt, skipPreflight, strategy, keepPrevious, pause, onForeignChange } = options;
  const asked = {
    ...(adopt !== undefined && { adopt }),
    ...(skipPreflight !== undefined && { skipPreflight: [...skipPreflight] }),
    ...(strategy !== undefined && { strategy }),
    ...(keepPrevious !== undefined && { keepPrevious }),
    ...(pause !== undefined && { pause }),
    ...(onForeignChange !== undefined && { onForeignChange }),
  };
  const { imageId } = planned.next;
  return { format: planFileFormat, ...targetOf(environment), imageId, asked, plan: planned };
}

/** The file says the rest. */
const withoutAsked = ({ environment, config, service }: Given): Given => ({ environment, config, service });
