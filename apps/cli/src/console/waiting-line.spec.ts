import { createScreen } from '../testing/screen.js';
import { createWaitingLine } from './waiting-line.js';

describe('a waiting line', () => {
  it('stands in one row, each text in the place of the one before, and leaves nothing', async () => {
    const screen = createScreen(30);
    const line = createWaitingLine(screen.stdout);

    line.say('rehearsing: a zone is lost for ten minutes in the middle of it');
    line.say('rehearsing: undisturbed');
    expect(await screen.rows()).toEqual(['rehearsing: undisturbed']);

    line.clear();
    expect(await screen.rows()).toEqual([]);
  });

  it('says nothing where nobody looks', async () => {
    const screen = createScreen(30);
    const line = createWaitingLine(Object.assign(screen.stdout, { isTTY: false }));

    line.say('rehearsing: undisturbed');
    line.clear();

    expect(await screen.rows()).toEqual([]);
  });
});
