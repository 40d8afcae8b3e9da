const kept = new Set(['clicamos:service', 'clicamos:role', 'clicamos:generation']);

/**
 * Why a service is not as it was before a rollout, apart from its image: one live group, serving at the capacity
 * of before, with nothing of a rollout left on it or beside it.
 *
 * @param {Awaited<ReturnType<typeof import('./read-service.mjs').readService>>} now
 * @param {Awaited<ReturnType<typeof import('./read-service.mjs').readService>>} before
 * @returns {readonly string[]} empty when it is whole
 */
export function reasonsNotWhole(now, before) {
  const [live, ...others] = now.groups;
  if (live === undefined) return ['no group is left'];
  if (others.length > 0) return [`${now.groups.length} groups: ${now.groups.map(describeGroup).join(', ')}`];
  return [
    ...reasonsOfTags(live),
    ...reasonsOfSettings(live.settings, before.groups[0].settings),
    ...reasonsOfInstances(live, now.health),
    ...reasonsOfVersions(now.versions, before.versions, live.version),
  ];
}

const describeGroup = ({ name, tags, settings, instances }) =>
  `${name} ${tags['clicamos:role'] ?? 'without a role'} ${tags['clicamos:step'] ?? ''} with ${instances.length} of ${settings.desired}`;

function reasonsOfTags({ name, tags }) {
  const left = Object.keys(tags).filter((key) => key.startsWith('clicamos:') && !kept.has(key));
  const role = tags['clicamos:role'];
  return [
    ...(role === 'live' ? [] : [`${name} is ${role ?? 'without a role'}, not live`]),
    ...left.map((key) => `tag ${key}=${tags[key]} is left on ${name}`),
  ];
}

function reasonsOfSettings(have, want) {
  return Object.keys(want)
    .filter((key) => JSON.stringify(have[key]) !== JSON.stringify(want[key]))
    .map((key) => `${key} is ${JSON.stringify(have[key])}, was ${JSON.stringify(want[key])}`);
}

function reasonsOfInstances({ instances, settings }, health) {
  const inService = instances.filter(({ state }) => state === 'InService');
  const serving = health.filter(
    ({ id, serves }) => serves && inService.some((instance) => instance.id === id),
  );
  const strange = health.filter(({ id }) => !instances.some((instance) => instance.id === id));
  return [
    ...(serving.length === settings.desired && instances.length === settings.desired
      ? []
      : [
          `${serving.length} of ${settings.desired} serve (${instances.map(({ state }) => state).join(', ')})`,
        ]),
    ...strange.map(({ id }) => `${id} is registered and of no group`),
    ...instances.filter(({ isProtected }) => isProtected).map(({ id }) => `${id} is protected from scale-in`),
  ];
}

/** A release that was made meanwhile and is not live has been given up: its version should be gone. */
function reasonsOfVersions(now, before, liveVersion) {
  const known = new Set([...before.map(({ number }) => number), liveVersion]);
  return now.filter(({ number }) => !known.has(number)).map(({ number }) => `version ${number} is an orphan`);
}
