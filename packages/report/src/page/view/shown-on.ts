import type { ActionOffer, Board, RolloutRow } from '../../board/board.js';
import { stepName } from '../../model/step-name.js';
import type { Route } from '../data/route.js';

/** What a page of the dashboard is about. */
export interface Shown {
  /** The rollout whose story is told; nothing where there is none, or where several services are listed. */
  readonly rolloutId?: string;
  /** The service that it is about; nothing where several are listed. */
  readonly service?: string;
}

/** The rollout that an address names, or the one that its service runs or ran last. */
export function shownOn(route: Route, { services, rollouts }: Board): Shown {
  if (route.kind === 'rollout') {
    const service = rollouts.find(({ id }) => id === route.id)?.service;
    return { rolloutId: route.id, ...(service !== undefined && { service }) };
  }
  if (route.kind === 'service')
    return newestOf(
      rollouts.filter(({ service }) => service === route.service),
      route.service,
    );
  return services.length > 1 ? {} : newestOf(rollouts, services[0]?.service);
}

/** One that runs before one that is over; one without a page is a line of the history. */
function newestOf(rollouts: readonly RolloutRow[], service: string | undefined): Shown {
  const row = rollouts.find(({ isLive }) => isLive) ?? rollouts.find(({ hasPage }) => hasPage);
  const own = row?.service ?? service;
  return { ...(row && { rolloutId: row.id }), ...(own !== undefined && { service: own }) };
}

/** What may be asked for on a page that is about a service, as it is now. */
export function offersOn({ service }: Shown, { actions, rollouts }: Board): readonly ActionOffer[] {
  const running = rollouts.find((row) => row.isLive && row.service === service);
  return actions.filter((offer) => offer.service === service && isTime(offer, running));
}

function isTime({ when }: ActionOffer, running: RolloutRow | undefined): boolean {
  switch (when) {
    case 'always':
      return true;
    case 'idle':
      return running === undefined;
    case 'running':
      return running !== undefined;
    case 'baking':
      // A pause lasts within the bake.
      return running?.step === stepName('bake');
  }
}
