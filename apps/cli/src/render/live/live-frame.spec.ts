import { createScreen } from '../../testing/screen.js';
import { createLiveFrame } from './live-frame.js';

const long = (name: string) => `${name} ${'waits for something that takes a while '.repeat(3)}end`;

describe.each([60, 80, 120, 140])('a live frame in a terminal of %i columns', (columns) => {
  it('leaves nothing of a taller frame between equal first and last rows', async () => {
    const screen = createScreen(columns);
    const frame = createLiveFrame(screen);

    frame.draw(['head', 'one', 'two', 'three', 'tail'].join('\n'));
    frame.draw(['head', 'one', 'tail'].join('\n'));

    expect(await screen.rows()).toEqual(['head', 'one', 'tail']);
    frame.close();
  });

  it('takes nothing away of what was written before a picture whose last row is empty', async () => {
    const screen = createScreen(columns);
    const frame = createLiveFrame(screen);
    screen.stdout.write('before\n');

    frame.draw('head\ntail\n');
    frame.clear();
    screen.stdout.write('after\n');

    expect(await screen.rows()).toEqual(['before', 'after']);
    frame.close();
  });

  it('wraps what is too wide, and takes all of it away again', async () => {
    const screen = createScreen(columns);
    const frame = createLiveFrame(screen);
    screen.stdout.write('before\n');

    for (const name of ['a', 'b', 'c']) frame.draw(`head\n${long(name)}\n${long(name)}\ntail`);
    frame.draw('head\nshort\ntail');
    const drawn = await screen.rows();
    frame.clear();
    screen.stdout.write('after\n');

    expect(drawn).toEqual(['before', 'head', 'short', 'tail']);
    expect(await screen.rows()).toEqual(['before', 'after']);
    frame.close();
  });

  it('leaves nothing when the terminal gets narrower, then wider', async () => {
    const screen = createScreen(columns);
    const frame = createLiveFrame(screen);
    screen.stdout.write('before\n');
    frame.draw(`head\n${long('a')}\ntail`);

    await screen.resize(columns - 25);
    frame.draw(`head\n${long('b')}\ntail`);
    await screen.resize(columns + 20);
    frame.draw('head\nshort\ntail');

    expect(await screen.rows()).toEqual(['before', 'head', 'short', 'tail']);
    frame.close();
  });
});

describe('a live frame', () => {
  it('shows the top and the bottom of what is taller than the terminal', async () => {
    const screen = createScreen(60, 10);
    const frame = createLiveFrame(screen);

    frame.draw(Array.from({ length: 30 }, (_, n) => `row ${n}`).join('\n'));

    expect(await screen.rows()).toEqual([
      'row 0',
      'row 1',
      'row 2',
      'row 3',
      '  ... 22 rows more',
      'row 26',
      'row 27',
      'row 28',
      'row 29',
    ]);
    frame.close();
  });
});
