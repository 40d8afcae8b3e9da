import type { Story } from '../../model/story.js';
import { whySentence } from '../view/sentences.js';

/** The one sentence: why it is not done, or how it ended; the long words behind it on demand. */
export function Why({ story, now }: { readonly story: Story; readonly now: number }) {
  const { lead, text, tone, atLength } = whySentence(story, now);
  return (
    <div class={`why ${tone}`}>
      <p role="status">
        <b>{text === '' ? lead : `${lead}:`}</b> <span>{text}</span>
      </p>
      {atLength !== undefined && (
        <details>
          <summary>In AWS's own words</summary>
          <p>{atLength}</p>
        </details>
      )}
      {story.notice !== undefined && <p class="notice">{story.notice}</p>}
    </div>
  );
}
