/** Settings of the caller's that a rollout was started with, for example of its probe. */
export type CallerSettings = Readonly<Record<string, string>>;

/** `bakeSeconds=60 probe.ratePerSecond=50`: sorted, so that equal settings are equal texts. */
export function formatCallerSettings(settings: CallerSettings): string {
  return Object.entries(settings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value.replaceAll(' ', '_')}`)
    .join(' ');
}

/** Which settings differ from those that the text tells: `bakeSeconds was 60, is 30`. */
export function changedSettings(text: string, now: CallerSettings): readonly string[] {
  const before = new Map(
    text
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const after = new Map(Object.entries(now).map(([key, value]) => [key, value.replaceAll(' ', '_')]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key} was ${before.get(key) ?? 'not set'}, is ${after.get(key) ?? 'not set'}`);
}
