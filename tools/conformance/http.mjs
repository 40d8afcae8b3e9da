// The same raw requests to the emulator's Classic Load Balancer, to nginx and to haproxy, in front of one instance: prints
// what each answers and which of them differ. BEHAVIOR.md of the emulator explains the differences that stay.
// Run: npx nx run emulator:build && node tools/conformance/http.mjs; a reference that is not installed is left out.
import { rm } from 'node:fs/promises';
import { startBehindEmulator } from './http/behind-emulator.mjs';
import { cases } from './http/cases.mjs';
import { readAnswers } from './http/read-answers.mjs';
import { startHaproxy, startNginx } from './http/references.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';

const directory = temporaryFolder('http');
const endings = [() => rm(directory, { recursive: true })];
try {
  const { instance, emulator } = await startBehindEmulator(directory, endings);
  const subjects = Object.entries({
    emulator,
    nginx: await startNginx(instance, directory, endings),
    haproxy: await startHaproxy(instance, directory, endings),
  }).filter(([, at]) => at !== undefined);
  let differing = 0;
  for (const { name, request } of cases) {
    const answers = await Promise.all(
      subjects.map(async ([subject, at]) => [subject, await readAnswers(at, request)]),
    );
    const isSame = new Set(answers.map(([, answer]) => answer)).size === 1;
    differing += isSame ? 0 : 1;
    const said = isSame
      ? answers[0][1]
      : answers.map(([subject, answer]) => `${subject}: ${answer}`).join(' | ');
    process.stdout.write(`${isSame ? '      ' : 'differ'} ${name.padEnd(52)} ${said}\n`);
  }
  process.stdout.write(`${cases.length} requests, ${differing} of them answered differently\n`);
} finally {
  for (const end of endings.reverse()) await end();
}
