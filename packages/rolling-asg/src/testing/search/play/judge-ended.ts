import { isRolloutError } from '../../../cloud/errors.js';
import { isCloudError } from '../../../cloud/cloud-error.js';
import { liesOf } from '../../judge/judge-result.js';
import { servingOf } from '../../simulated-cloud.js';
import type { Ended } from './stage.js';
import type { WorldRun } from './world-run.js';

/** Judges an end at the moment when it is told. */
export function judgeEnded(run: WorldRun, ended: Ended): void {
  run.tell(`${ended.spec.id} ended: ${endText(ended)}`);
  run.cover(`end ${endText(ended).split(':')[0] ?? ''}`);
  if (ended.kind === 'never') run.report('never-ends', `${ended.spec.id} has not ended after 8 hours`);
  if (ended.kind === 'result') judgeResult(run, ended);
  if (ended.kind === 'error') judgeError(run, ended);
}

export function endText(ended: Ended): string {
  if (ended.kind === 'result') return ended.result.outcome;
  if (ended.kind !== 'error') return ended.kind;
  const { error } = ended;
  return isRolloutError(error) ? `${error.code}: ${error.message}` : `error: ${String(error)}`;
}

function judgeResult(run: WorldRun, { spec, result }: Extract<Ended, { readonly kind: 'result' }>): void {
  const { cloud, floor } = run;
  const imageId = spec.kind === 'deploy' ? spec.imageId : undefined;
  const lagMs = spec.staleMs + spec.latencyMs;
  for (const lie of liesOf({ result, imageId, cloud, floor, lagMs }))
    run.report('honesty', `${spec.id}: ${lie}`);
}

function judgeError(run: WorldRun, { spec, error }: Extract<Ended, { readonly kind: 'error' }>): void {
  const { cloud, floor } = run;
  if (!isRolloutError(error)) {
    // Its own SIGINT before it began, or a plan that could not be read: nothing was changed.
    const isTold = isCloudError(error) || (error instanceof Error && error.message === 'SIGINT');
    if (!isTold)
      run.report('crash', `${spec.id}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    return;
  }
  if (error.code !== 'NeedsPerson') return;
  cloud.settle();
  if (error.nextCommand === undefined)
    run.report('person', `${spec.id} names no next command: ${error.message}`);
  const { serving, isOurs } = { serving: servingOf(cloud.state), isOurs: floor.isLastLossOurs() };
  if (serving === 0 && isOurs && run.sizes.wantedAt(cloud.state.now) > 0)
    run.report('person', `${spec.id} needs a person, and nothing serves: ${error.message}`);
}
