/** What serves at one moment, by instance. */
export interface ServingSample {
  /** In service in every load balancer. */
  readonly serving: ReadonlySet<string>;
  /** Those of them that answer nothing, though no load balancer knows it yet. */
  readonly silent: ReadonlySet<string>;
  /** Requests a second that come. */
  readonly rate: number;
}

/** A load that is modelled: what each instance can take, and how requests end when an instance leaves. */
export interface LoadModel {
  /** Requests a second that one instance can answer. */
  readonly mostPerInstance: number;
  /** How long an instance that leaves may finish what it has; `undefined` cuts at once. */
  readonly drainingMs: number | undefined;
  readonly slowestRequestMs: number;
}

/** Requests a second for each instance that is wanted. */
export const ratePerInstance = 10;
/** How much more than its share an instance can take. */
export const headroom = 1.25;
/** How many of all requests take as long as the slowest. */
const slowShare = 0.01;

/**
 * Requests that are lost in the `ms` before `now`: those that come to instances that answer nothing, those that are more
 * than what is left can take, and those that are cut when an instance leaves before they end.
 */
export function lostIn(
  now: ServingSample,
  before: ServingSample,
  { ms, load }: { readonly ms: number; readonly load: LoadModel },
): number {
  const seconds = ms / 1_000;
  const { serving, silent, rate } = now;
  if (serving.size === 0) return rate * seconds;
  const toSilent = rate * (silent.size / serving.size);
  const toOthers = rate - toSilent;
  const tooMany = Math.max(0, toOthers - (serving.size - silent.size) * load.mostPerInstance);
  return (toSilent + tooMany) * seconds + cutByLeaving(now, before, load);
}

/** What is in flight at an instance that leaves and takes longer than it is given. */
function cutByLeaving(now: ServingSample, before: ServingSample, load: LoadModel): number {
  const left = [...before.serving].filter((id) => !now.serving.has(id) && !before.silent.has(id)).length;
  const missing = Math.max(0, load.slowestRequestMs - (load.drainingMs ?? 0)) / 1_000;
  const perInstance = before.rate / Math.max(1, before.serving.size);
  return left * perInstance * slowShare * missing;
}
