/** The names of all, for whoever wants some of them. */
export const scenarioNames = [
  ...['undisturbed', 'slow-boot', 'bad-image', 'zone-without-capacity', 'no-capacity-for-5m', 'zone-lost'],
  ...['stuck-hook', 'scale-out', 'instance-ended', 'throttling', 'late-answers', 'abort'],
] as const;
