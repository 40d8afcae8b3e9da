import type { Story } from '../../model/story.js';
import { whySentence } from '../view/sentences.js';

/** The one sentence: why it is not done, or how it ended. */
export function Why({ story, now }: { readonly story: Story; readonly now: number }) {
  const { lead, text, tone } = whySentence(story, now);
  return (
    <div class={`why ${tone}`} role="status">
      <p>
        <b>{lead}</b> <span>{text}</span>
      </p>
      {story.notice !== undefined && <p class="notice">{story.notice}</p>}
    </div>
  );
}
