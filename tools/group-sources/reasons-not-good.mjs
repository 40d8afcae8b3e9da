import { sources } from './sources.mjs';

/** AWS could not lead these back to what they were made from. */
const irreversible = { latest: 'is made from $Latest', configuration: 'is made from a launch configuration' };

/** What must come of a release: how it ends, what runs, and which settings it touches. */
export function reasonsNotGood({ source, strategy, image }, tried) {
  const refusal = strategy === 'refresh' ? irreversible[source] : undefined;
  const want = refusal !== undefined ? 'refused' : image === 'bad' ? 'rolled-back' : 'deployed';
  const isReleased = want === 'deployed';
  return [
    ...(tried.outcome === want ? [] : [`ended ${tried.outcome}, not ${want}`]),
    ...(refusal === undefined || tried.why.includes(refusal) ? [] : [`not refused because it ${refusal}`]),
    ...(want === 'refused' || tried.serves === sources[source].serving
      ? []
      : [`${tried.serves} serve afterwards`]),
    ...(tried.runs === (isReleased ? 'next' : 'first') ? [] : [`the instances run ${tried.runs}`]),
    ...(tried.groups === 1 ? [] : [`${tried.groups} groups afterwards`]),
    ...(tried.lost === '0' ? [] : [`lost ${tried.lost}`]),
    ...tried.changes.filter((change) => !(isReleased && mayChange(change, strategy))).map(({ text }) => text),
  ];
}

const mayChange = ({ path, isReleased }, strategy) =>
  isReleased || (strategy === 'replace' && path === 'AutoScalingGroupName');
