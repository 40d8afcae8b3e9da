import { usageCommands } from './usage-commands.js';

describe('usageCommands', () => {
  it.each([
    ['clicamos deploy [environment]', ['clicamos deploy']],
    ['clicamos ami build\\|resolve [environment]', ['clicamos ami build', 'clicamos ami resolve']],
    ['clicamos plan <environment> --ami ami-1 ...', ['clicamos plan value --ami ami-1']],
    ['npx clicamos local up|down', ['npx clicamos local up', 'npx clicamos local down']],
  ])('%s', (usage, expected) => {
    expect(usageCommands(usage).map((words) => words.join(' '))).toEqual(expected);
  });
});
