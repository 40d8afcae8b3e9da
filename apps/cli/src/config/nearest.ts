import { distance } from 'fastest-levenshtein';

/** The candidate that `word` was probably meant to be: as many wrong letters as a third of it, two at least. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(word.length / 3));
  const near = candidates
    .map((candidate) => ({ candidate, letters: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, letters }) => letters <= most && letters < candidate.length)
    .sort((one, other) => one.letters - other.letters);
  return near[0]?.candidate;
}

/** It as the end of a sentence, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? '' : `. Did you mean \`${meant}\`?`;
}
