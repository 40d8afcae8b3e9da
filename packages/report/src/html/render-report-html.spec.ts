import { addRecord } from '../model/add-record.js';
import { createStory } from '../model/create-story.js';
import { madeRollout } from '../testing/made-rollout.js';
import { renderReportHtml } from './render-report-html.js';
import { thinRecords } from './thin-records.js';

test('a report is one file that may load nothing', async () => {
  const html = await renderReportHtml(madeRollout());

  expect(html).toContain("default-src 'none'; script-src 'sha256-");
  expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
  expect(html).toContain('<title>web · prod · deployed · r-7k2p</title>');
});

test('text of AWS ends no script', async () => {
  const html = await renderReportHtml(madeRollout({ isBad: true, service: '</script><img src=x>' }));

  expect(html).not.toContain('<img');
  expect(html.match(/<\/script>/g)).toHaveLength(2);
});

test('thinning changes no figure and keeps every instance', () => {
  const records = madeRollout({ instances: 20, bakeSeconds: 300 });
  const thin = thinRecords(records);
  const [whole, thinned] = [records, thin].map((all) => all.reduce(addRecord, createStory()));

  expect(thin.length).toBeLessThan(records.length);
  expect(thinned?.traffic).toEqual(whole?.traffic);
  expect(thinned?.end).toEqual(whole?.end);
  expect(thinned?.lanes.map(({ spans }) => spans.map(({ state }) => state))).toEqual(
    whole?.lanes.map(({ spans }) => spans.map(({ state }) => state)),
  );
});
