import { storyOf } from '../testing/read-fixture.js';
import { junitXml } from './junit-xml.js';

const casesOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<testcase classname="web" name="([^"]*)"[^>]*?(?:\/>|>\s*<(\w+))/g)].map(
    ([, name, child]) => `${name} ${child ?? 'passed'}`,
  );

describe('junitXml', () => {
  it('has a passed case for each step of a good rollout, and for what was not lost', () => {
    const xml = junitXml(storyOf('good'));

    expect(xml).toMatch(
      /^<\?xml .*\?>\n<testsuites>\n {2}<testsuite name="web local" tests="9" failures="0"/,
    );
    expect(casesOf(xml).every((one) => one.endsWith(' passed'))).toBe(true);
    expect(casesOf(xml)).toContain('bake passed');
  });

  it('fails the step that failed, and skips what was not done any more', () => {
    expect(casesOf(junitXml(storyOf('bad')))).toEqual([
      'launch template passed',
      'new group passed',
      'hold capacity passed',
      'capacity failure',
      'bake skipped',
      'drain skipped',
      'delete previous skipped',
      'finish skipped',
      'going back passed',
      'no request is lost passed',
    ]);
  });

  it('fails for lost requests, however the steps went', () => {
    const story = storyOf('good');
    const traffic = { ...story.traffic, lost: 2, lostBy: { timeout: 2 } };

    expect(junitXml({ ...story, traffic })).toMatch(
      /name="no request is lost"[^>]*>\s*<failure message="2 of \d+ requests lost: 2 timeout">/,
    );
  });

  it('is XML whatever others wrote', () => {
    const why = 'a "bad" <day> & \u001b[31mred\ud800';

    const xml = junitXml({ ...storyOf('bad'), why });

    expect(xml).toContain('message="a &quot;bad&quot; &lt;day&gt; &amp; [31mred"');
    expect(xml).toContain('>a &quot;bad&quot; &lt;day&gt; &amp; [31mred</failure>');
  });

  it('is no success when it ended in an error before any step had failed', () => {
    const story = storyOf('good');
    const failed = {
      ...story,
      headline: { ...story.headline, outcome: 'failed' as const },
      end: { outcome: 'failed' as const, at: 0, reason: 'taken over' },
    };

    expect(casesOf(junitXml(failed))).toContain('it ends well failure');
  });
});
