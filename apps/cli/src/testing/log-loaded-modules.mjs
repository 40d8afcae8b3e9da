// `node --import` it: every script that V8 parses, imported or required, is named on stderr.
import { writeSync } from 'node:fs';
import { Session } from 'node:inspector';

const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params: { url } }) => {
  if (url.startsWith('file:')) writeSync(2, `loaded ${url}\n`);
});
session.post('Debugger.enable');
