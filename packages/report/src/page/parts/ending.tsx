import type { Story } from '../../model/story.js';
import { evidenceWords } from '../view/sentences.js';
import { CopyCommand } from './copy-command.js';
import { Log } from './log.js';

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
