import { render } from 'preact';
import { addRecord } from '../model/add-record.js';
import { createStory } from '../model/create-story.js';
import { boundStory } from './data/bound-story.js';
import { embeddedLines } from './data/embedded-lines.js';
import { takeToken } from './data/token.js';
import { parseLines } from './data/use-story.js';
import { LivePage } from './parts/live-page.js';
import { RolloutView } from './parts/rollout-view.js';
import 'uplot/dist/uPlot.min.css';
import './style/page.css';

const root = document.getElementById('page');
const records = document.getElementById('records');

if (root && records) {
  void embeddedLines(records).then((lines) => {
    const story = boundStory(parseLines(lines).reduce(addRecord, createStory()));
    render(<RolloutView story={story} isConnected />, root);
  });
} else if (root) {
  takeToken();
  render(<LivePage />, root);
}
