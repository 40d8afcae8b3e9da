import type { ActionOffer, Board, RolloutRow, ServiceRow } from '../../board/board.js';
import { offersOn, shownOn } from './shown-on.js';

const row = (id: string, service: string, about: Partial<RolloutRow> = {}): RolloutRow => ({
  ...{ id, service, environment: 'prod', outcome: 'deployed', sent: 0, lost: 0, rates: [] },
  ...{ isLive: false, hasPage: true },
  ...about,
});
const service = (name: string): ServiceRow => ({ service: name, environment: 'prod', header: '' });
const offer = (id: string, of: string, when: ActionOffer['when']): ActionOffer => ({
  ...{ id, service: of, label: id, question: `${id}?`, kind: 'danger', when },
});

const board: Board = {
  services: [service('web'), service('worker')],
  rollouts: [
    row('r-4', 'web', { hasPage: false }),
    row('r-3', 'web'),
    row('r-2', 'worker', { isLive: true, outcome: 'rolling-out' }),
    row('r-1', 'worker'),
  ],
  actions: [
    offer('abort', 'web', 'running'),
    offer('abort', 'worker', 'running'),
    offer('rollback', 'web', 'idle'),
    offer('rollback', 'worker', 'idle'),
    offer('lab-kill', 'worker', 'always'),
  ],
};

test('the first page of several services lists them', () => {
  expect(shownOn({ kind: 'home' }, board)).toEqual({});
});

test('the first page of one service tells of its newest rollout with a page', () => {
  const one = { ...board, services: [service('web')], rollouts: board.rollouts.slice(0, 2) };

  expect(shownOn({ kind: 'home' }, one)).toEqual({ rolloutId: 'r-3', service: 'web' });
});

test('a service without a rollout is a page all the same', () => {
  expect(shownOn({ kind: 'home' }, { ...board, services: [service('web')], rollouts: [] })).toEqual({
    service: 'web',
  });
});

test('the page of a service tells of the rollout that runs, or of the last one', () => {
  expect(shownOn({ kind: 'service', service: 'worker' }, board).rolloutId).toBe('r-2');
  expect(shownOn({ kind: 'service', service: 'web' }, board).rolloutId).toBe('r-3');
});

test('the page of a rollout is about its service', () => {
  expect(shownOn({ kind: 'rollout', id: 'r-1' }, board)).toEqual({ rolloutId: 'r-1', service: 'worker' });
  expect(shownOn({ kind: 'rollout', id: 'r-9' }, board)).toEqual({ rolloutId: 'r-9' });
});

test('what may be asked for is of the service that is shown, and fits whether it rolls', () => {
  const ids = (name: string) => offersOn({ service: name }, board).map(({ id }) => id);

  expect(ids('worker')).toEqual(['abort', 'lab-kill']);
  expect(ids('web')).toEqual(['rollback']);
  expect(offersOn({}, board)).toEqual([]);
});

test('a rollout can be promoted while it bakes, and before there is nothing to promote', () => {
  const at = (step: string): Board => ({
    ...board,
    rollouts: [row('r-5', 'web', { isLive: true, outcome: 'rolling-out', step })],
    actions: [offer('abort', 'web', 'running'), offer('promote', 'web', 'baking')],
  });
  const ids = (step: string) => offersOn({ service: 'web' }, at(step)).map(({ id }) => id);

  expect(ids('capacity')).toEqual(['abort']);
  expect(ids('bake')).toEqual(['abort', 'promote']);
  expect(ids('drain')).toEqual(['abort']);
});
