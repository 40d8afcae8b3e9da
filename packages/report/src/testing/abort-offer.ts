/** What a board offers while `web` rolls out. */
export const abortOffer = {
  id: 'abort',
  service: 'web',
  label: 'Abort',
  question: 'Go back to what served before?',
  kind: 'danger',
  when: 'running',
} as const;
