import { setTimeout } from 'node:timers/promises';
import type { TestEc2 } from './ec2-fixture.js';

/** As a program writes while it starts, which takes a core of its own: who looks all the time holds it up. */
const betweenLooksMs = 10;
/** Before Jest's own deadline, which could not tell what was written instead. */
const deadlineMs = 50_000;

/** What an instance wrote until now. */
export async function consoleOf({ call }: TestEc2, InstanceId: string): Promise<string> {
  const { Output } = await call<{ Output: string }>('GetConsoleOutput', { InstanceId });
  return Buffer.from(Output, 'base64').toString();
}

/** Waits for a program's own words, the only sign that it has got so far; answers all that it wrote. */
export async function untilConsole(
  ec2: TestEc2,
  id: string,
  isThere: (text: string) => boolean,
): Promise<string> {
  const latest = performance.now() + deadlineMs;
  for (;;) {
    const text = await consoleOf(ec2, id);
    if (isThere(text)) return text;
    if (performance.now() > latest)
      throw new Error(
        `Instance \`${id}\` has not written what was waited for in ${deadlineMs} ms, but:\n${text}`,
      );
    await setTimeout(betweenLooksMs);
  }
}
