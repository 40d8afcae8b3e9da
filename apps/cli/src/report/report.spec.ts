import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addRecord, createStory, readStream, type Story } from '@clicamos/report';
import { createSandbox, type Ended, type Sandbox } from '../testing/clicamos.js';

// The built command, as a user runs it, on an emulator in the background: at this speed and rate also on a machine that
// others use too.

const config = `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 10
    probe: { ratePerSecond: 20 }
    group: { healthCheckGraceSeconds: 60 }
`;

describe('what a rollout leaves', () => {
  let sandbox: Sandbox;
  let first: Ended;
  let second: Ended;
  const textOf = (...path: string[]) => readFileSync(join(sandbox.directory, ...path), 'utf8');
  const read = (...path: string[]) => readStream(textOf(...path).split('\n')).records;
  const storyIn = (...path: string[]): Story => read(...path).reduce(addRecord, createStory());

  beforeAll(async () => {
    sandbox = await createSandbox({ GITHUB_STEP_SUMMARY: 'job.md' });
    await sandbox.write('clicamos.yaml', config);
    first = await sandbox.run('deploy');
    second = await sandbox.run('deploy', '--json', '--events', 'told.ndjson');
  }, 120_000);

  afterAll(() => sandbox.remove());

  it('is one stream, on stdout, in the file of --events and in its folder, and a report that says how it went', () => {
    const { stdout, code } = second;

    const story = storyIn('told.ndjson');
    const folder = ['clicamos-report', story.headline.rolloutId];
    expect(first.stdout).toMatch(/\n {2}report {5}clicamos-report\/r-\w+\/\n/);
    expect(code).toBe(0);
    expect(textOf('told.ndjson')).toBe(stdout);
    expect(textOf(...folder, 'events.ndjson')).toBe(stdout);
    expect(story.headline).toMatchObject({ environment: 'local', service: 'web', outcome: 'deployed' });
    expect(story.traffic).toMatchObject({ lost: 0, versions: { 1: 'previous', 2: 'next' } });
    expect(story.end).toMatchObject({
      nextCommand: 'clicamos rollback local',
      report: `${folder.join('/')}/`,
    });
    expect(textOf(...folder, 'summary.md')).toMatch(/^## web: deployed web-v002\n/);
    expect(textOf(...folder, 'junit.xml')).toContain('failures="0"');
    expect(textOf('job.md')).toMatch(/^## web: deployed web-v001\n[^]*^## web: deployed web-v002\n/m);
  });

  it('begins with why when an image was refused', async () => {
    const bad = (await sandbox.run('local', 'bake', '--set', 'HEALTH_STATUS=500')).stdout.trim();
    const { code, stdout } = await sandbox.run('deploy', '--ami', bad);
    const [, id = ''] = /evidence +clicamos-report\/(r-\w+)\//.exec(stdout) ?? [];

    const files = await readdir(join(sandbox.directory, 'clicamos-report', id));
    expect(code).toBe(3);
    expect(files).toEqual(
      expect.arrayContaining(['events.ndjson', 'evidence.json', 'junit.xml', 'report.html', 'summary.md']),
    );
    expect(textOf('clicamos-report', id, 'summary.md')).toMatch(
      /^## web: rolled back web-v003\n\n\*\*Why:\*\* /,
    );
    expect(textOf('clicamos-report', id, 'junit.xml')).toMatch(/failures="1"/);
  }, 120_000);

  it('ends the stream with the error, also when nothing was begun', async () => {
    const { code } = await sandbox.run(
      'deploy',
      '--ami',
      'ami-0123456789abcdef0',
      '--events',
      'refused.ndjson',
    );

    expect(code).toBe(2);
    expect(read('refused.ndjson')).toMatchObject([
      { kind: 'environment', schema: 'clicamos.events/1' },
      { kind: 'error', exitCode: 2, message: expect.stringContaining('ami-0123456789abcdef0') },
    ]);
  }, 60_000);

  it('refuses a file that cannot be written before anything is changed', async () => {
    const before = (await sandbox.run('status')).stdout;

    const { code, stderr } = await sandbox.run('deploy', '--events', 'not/there.ndjson');

    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^Expected `--events` to be a file that can be written, got `not\/there\.ndjson`: .*Nothing was changed\n$/,
    );
    expect((await sandbox.run('status')).stdout).toBe(before);
  }, 60_000);

  it('is made again from the events alone', async () => {
    const { rolloutId } = storyIn('told.ndjson').headline;
    const summary = textOf('clicamos-report', rolloutId, 'summary.md');
    const junit = textOf('clicamos-report', rolloutId, 'junit.xml');

    const again = await sandbox.run('report', 'told.ndjson', '--out', 'again');
    const inPlace = await sandbox.run('report', rolloutId);

    expect(again).toEqual({ code: 0, stdout: `again/${rolloutId}/\n`, stderr: '' });
    expect(inPlace).toEqual({ code: 0, stdout: `clicamos-report/${rolloutId}/\n`, stderr: '' });
    for (const out of ['again', 'clicamos-report']) {
      expect(textOf(out, rolloutId, 'summary.md')).toBe(summary);
      expect(textOf(out, rolloutId, 'junit.xml')).toBe(junit);
      expect(textOf(out, rolloutId, 'report.html')).toContain(rolloutId);
    }
  }, 60_000);

  it('is refused with the ids that there are, or the line where the file ends', async () => {
    const whole = textOf('told.ndjson');
    const { rolloutId } = storyIn('told.ndjson').headline;
    await sandbox.write('cut.ndjson', whole.slice(0, whole.length / 2));
    await sandbox.write('other.ndjson', whole.replace('clicamos.events/1', 'clicamos.events/9'));

    const unknown = await sandbox.run('report', 'r-none');
    const cut = await sandbox.run('report', 'cut.ndjson');
    const other = await sandbox.run('report', 'other.ndjson');
    const partial = await sandbox.run('report', 'cut.ndjson', '--partial', '--out', 'part');

    expect([unknown.code, cut.code, other.code, partial.code]).toEqual([2, 2, 2, 0]);
    expect(unknown.stderr).toMatch(/got `r-none`: clicamos-report\/ holds r-\w+, /);
    expect(cut.stderr).toMatch(/cut\.ndjson: Line \d+ is cut: .*--partial\n$/);
    expect(other.stderr).toMatch(
      /Expected a stream of schema `clicamos\.events\/1`, got `clicamos\.events\/9`/,
    );
    expect(partial.stdout).toMatch(/^part\/r-\w+\/\nNot whole: Line \d+ is cut/);
    expect(textOf('part', rolloutId, 'summary.md')).toMatch(/^## web: not over web-v002\n\n> Not whole: /);
  }, 60_000);
});
