import type { Board } from '../../board/board.js';
import { homeHref } from '../data/route.js';
import { useBoard } from '../data/use-board.js';
import { useRoute } from '../data/use-route.js';
import { useStory } from '../data/use-story.js';
import { offersOn, shownOn } from '../view/shown-on.js';
import { Actions } from './actions.js';
import { Quiet } from './quiet.js';
import { RolloutList } from './rollout-list.js';
import { RolloutView } from './rollout-view.js';
import { Services } from './services.js';

/** The page of a running server: all services, or the rollout that the address names, or the newest one. */
export function LivePage() {
  const board = useBoard();
  return <main>{board ? <BoardPage board={board} /> : <p class="empty">Connecting.</p>}</main>;
}

function BoardPage({ board }: { readonly board: Board }) {
  const route = useRoute();
  const shown = shownOn(route, board);
  const { rolloutId, service } = shown;
  const { story, isConnected } = useStory(rolloutId);
  const hasSeveral = board.services.length > 1;
  const actions = <Actions offers={offersOn(shown, board)} />;
  const isRunning = board.rollouts.some((row) => row.isLive && row.service === service);
  const isListing = service === undefined && rolloutId === undefined;
  const rollouts =
    isListing || !hasSeveral ? board.rollouts : board.rollouts.filter((row) => row.service === service);
  return (
    <>
      {hasSeveral && !isListing && (
        <nav class="crumb" aria-label="Services">
          <a href={homeHref}>All {board.services.length} services</a>
        </nav>
      )}
      {hasSeveral && isListing && <Services board={board} />}
      {!isListing && !isRunning && <Quiet board={board} shown={shown} />}
      {rolloutId === undefined ? (
        <div class="alone">{actions}</div>
      ) : (
        <RolloutView story={story} isConnected={isConnected}>
          {actions}
        </RolloutView>
      )}
      <RolloutList rollouts={rollouts} shown={rolloutId} />
    </>
  );
}
