const examples: readonly (readonly [pattern: RegExp, example: string])[] = [
  [/autoScalingGroup:\*:/, 'autoScalingGroup:00000000-0000-0000-0000-000000000000:'],
  [/-v\*$/, '-v001'],
  [/launch-template\/\*$/, 'launch-template/lt-00000000000000000'],
  [/instance\/\*$/, 'instance/i-00000000000000000'],
  [/volume\/\*$/, 'volume/vol-00000000000000000'],
  [/network-interface\/\*$/, 'network-interface/eni-00000000000000000'],
];

/** One resource, or one value, of those that a pattern of our policy is about. */
export function exampleOf(pattern: string): string {
  if (pattern === '*') return pattern;
  const known = examples.reduce((text, [part, example]) => text.replace(part, example), pattern);
  return known.replaceAll('*', 'example');
}
