import { homeHref, rolloutHref, routeIn, serviceHref } from './route.js';

test.each([
  [homeHref, { kind: 'home' }],
  ['', { kind: 'home' }],
  ['#/rollouts/', { kind: 'home' }],
  ['#/services/%E0%A4%A', { kind: 'home' }],
  [rolloutHref('r-7k2p'), { kind: 'rollout', id: 'r-7k2p' }],
  [serviceHref('web/eu west'), { kind: 'service', service: 'web/eu west' }],
])('%p names %j', (hash, route) => {
  expect(routeIn(hash)).toEqual(route);
});
