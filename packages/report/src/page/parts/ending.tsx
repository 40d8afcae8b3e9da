import type { Story } from '../../model/story.js';
import { inShort } from '../../text/in-short.js';
import { clockTime } from '../view/format.js';
import { evidenceWords } from '../view/sentences.js';
import { CopyCommand } from './copy-command.js';

/** What to run next, what it left, and the log. */
export function Ending({ story }: { readonly story: Story }) {
  const { end } = story;
  return (
    <section class="ending" aria-label="The end and the log">
      {end?.nextCommand !== undefined && <CopyCommand command={end.nextCommand} />}
      {end?.hint !== undefined && <p class="hint">{end.hint}</p>}
      {end?.kept !== undefined && <p class="hint">{end.kept} was left to look at.</p>}
      {end?.report !== undefined && (
        <p class="hint">
          Its files: <code>{end.report}</code>
        </p>
      )}
      <Evidence story={story} />
      <Log story={story} />
    </section>
  );
}

function Evidence({ story }: { readonly story: Story }) {
  const { evidence } = story;
  if (!evidence) return null;
  return (
    <details class="evidence">
      <summary>
        Evidence of {evidence.groupName} <span class="unit">{evidenceWords(story).join(' · ')}</span>
      </summary>
      <h3>What the load balancers said</h3>
      <ul>
        {evidence.instances.flatMap(({ instanceId, states }) =>
          states.map(({ sourceId, says, description }) => (
            <li key={`${instanceId} ${sourceId}`}>
              <code>{instanceId}</code> {says} in {sourceId}: {description}
            </li>
          )),
        )}
      </ul>
      <h3>Scaling activities</h3>
      <ul>
        {evidence.activities.map(({ description, status, cause, message }, index) => (
          <li key={index}>
            {description}: {message ?? status} <span class="unit">{cause}</span>
          </li>
        ))}
      </ul>
      {evidence.instances.map(({ instanceId, consoleOutput }) =>
        consoleOutput === undefined ? null : (
          <div key={instanceId}>
            <h3>Console of {instanceId}</h3>
            <pre tabIndex={0}>{consoleOutput}</pre>
          </div>
        ),
      )}
      {evidence.gaps.map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
    </details>
  );
}

/** The newest first: the last lines are what one looks for. */
function Log({ story: { log } }: { readonly story: Story }) {
  return (
    <details class="log" open>
      <summary>
        Log <span class="unit">{log.length} lines</span>
      </summary>
      <ol tabIndex={0} aria-label="Log, newest first">
        {[...log].reverse().map(({ at, level, text }, index) => (
          <li key={log.length - index} class={level}>
            <time>{clockTime(at)}</time> <span title={text}>{inShort(text)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
