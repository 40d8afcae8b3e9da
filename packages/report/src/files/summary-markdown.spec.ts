import { storyOf } from '../testing/read-fixture.js';
import { summaryMarkdown } from './summary-markdown.js';

describe('summaryMarkdown', () => {
  it('tells the figures of a good rollout, and the way back', () => {
    const text = summaryMarkdown(storyOf('good'));

    expect(text).toMatch(/^## web: deployed web-v002\n/);
    expect(text).toContain('by ana@build-7');
    expect(text).toMatch(/\| requests \| \d+ \|\n\| lost \| 0 \|/);
    expect(text).toMatch(/\| bake \| done \| 3\.0 s \|/);
    expect(text).toContain('Next: `clicamos rollback local`');
    expect(text).not.toContain('Why');
  });

  it('begins with why for a failed one, in short', () => {
    const [title, , why] = summaryMarkdown(storyOf('bad')).split('\n');

    expect(title).toBe('## web: rolled back web-v003');
    expect(why).toBe(
      '**Why:** Group \\`web-v003\\` is not going to serve: 3 of 3 instances never became healthy: failing the health checks of web-elb',
    );
  });

  it('tells what was lost by cause', () => {
    expect(summaryMarkdown(storyOf('lossy'))).toMatch(/\| lost \| (\d+) \(\1 body\) \|/);
  });

  it('says that it is not whole, and shows what others wrote as text', () => {
    const story = { ...storyOf('bad'), why: 'a <b>bad</b>\n| day' };

    const text = summaryMarkdown(story, 'Line 9 is cut');

    expect(text).toContain('> Not whole: Line 9 is cut');
    expect(text).toContain('a \\<b\\>bad\\</b\\> \\| day');
  });
});
