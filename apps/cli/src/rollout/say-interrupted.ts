import type { CommandHints } from '@clicamos/rolling-asg';
import type { Progress } from '../render/live/progress.js';

/**
 * Says at the first signal what happens now, and what a second one does.
 *
 * @returns what stops listening
 */
export function sayInterrupted(
  signal: AbortSignal,
  progress: Pick<Progress, 'notice'>,
  commands: Pick<Required<CommandHints>, 'abort' | 'resume'>,
): () => void {
  const say = () => progress.notice(interruptedText(signal.reason, commands));
  signal.addEventListener('abort', say, { once: true });
  return () => signal.removeEventListener('abort', say);
}

/** One sentence of two halves: what goes on, and what the next press does. */
function interruptedText(
  reason: unknown,
  { abort, resume }: Pick<Required<CommandHints>, 'abort' | 'resume'>,
): string {
  const why = reason instanceof Error ? reason.message : 'interrupted';
  return `${why}: going back, or forward once previous is going. Wait for it. A second time leaves at once; then run ${abort} (to go back) or ${resume} (to go on)`;
}
