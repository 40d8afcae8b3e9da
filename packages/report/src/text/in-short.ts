/** What AWS says at length, and what it means. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /\w+ in ([\w-]+)[:,] Instance has failed at least the UnhealthyThreshold number of health checks consecutively\.?/g,
    'failing the health checks of $1',
  ],
  [
    /\w+ in ([\w-]+)[:,] Instance has not passed the configured HealthyThreshold number of health checks consecutively\.?/g,
    'not yet healthy in $1',
  ],
  [/\w+ in ([\w-]+)[:,] Instance registration is still in progress\.?/g, 'registering in $1'],
  [
    /\w+ in ([\w-]+)[:,] Health checks failed with these codes: \[(\d+)\]/g,
    'answering $2 to the health checks of $1',
  ],
  [/\w+ in ([\w-]+)[:,] Health checks failed\b/g, 'failing the health checks of $1'],
  [/\w+ in ([\w-]+)[:,] Request timed out/g, 'not answering the health checks of $1'],
  [/\w+ in ([\w-]+)[:,] Target registration is in progress/g, 'registering in $1'],
  [/\w+ in ([\w-]+)[:,] Initial health checks in progress/g, 'first health checks of $1'],
];

/**
 * A reason as a person reads it at a glance: AWS's phrases in a few words, and what is the same of several instances
 * told once.
 */
export function inShort(reason: string): string {
  const short = phrases.reduce((text, [phrase, words]) => text.replace(phrase, words), reason);
  return short.replace(/ ?\((i-\w+: [^()]*)\)/g, (whole, list: string) => gathered(list) ?? whole);
}

/** `: x` for `i-1: x; i-2: x`; nothing where they differ. */
function gathered(list: string): string | undefined {
  const texts = list.split(/; (?=i-\w+: )/).map((one) => one.replace(/^i-\w+: /, ''));
  const [first] = texts;
  return first !== undefined && texts.every((text) => text === first) ? `: ${first}` : undefined;
}
