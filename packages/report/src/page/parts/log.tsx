import { useState } from 'preact/hooks';
import type { Story } from '../../model/story.js';
import { inShort } from '../../text/in-short.js';
import { clockTime } from '../view/format.js';
import { newestLines } from '../view/newest-lines.js';

/** The newest first: the last lines are what one looks for. The older ones are drawn when they are wanted. */
export function Log({ story: { log } }: { readonly story: Story }) {
  const [isWhole, setIsWhole] = useState(false);
  const { lines, older } = newestLines(log, isWhole);
  return (
    <details class="log" open>
      <summary>
        Log <span class="unit">{log.length} lines</span>
      </summary>
      <ol tabIndex={0} aria-label="Log, newest first">
        {lines.map(({ at, level, text }, index) => (
          <li key={log.length - index} class={level}>
            <time>{clockTime(at)}</time> <span title={text}>{inShort(text)}</span>
          </li>
        ))}
      </ol>
      {older > 0 && (
        <button type="button" class="older" onClick={() => setIsWhole(true)}>
          Show {older} older lines
        </button>
      )}
    </details>
  );
}
