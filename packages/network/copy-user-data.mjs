// What the NAT runs, into the package: in the sources `src/user_data` is a link, which npm does not publish.
import { cp, mkdir, rm } from 'node:fs/promises';

const from = new URL('../../user_data/', import.meta.url);
const to = new URL('dist/user_data/', import.meta.url);

await rm(to, { recursive: true, force: true });
await mkdir(to, { recursive: true });
for (const name of ['nat.sh', 'openvpn']) {
  await cp(new URL(name, from), new URL(name, to), { recursive: true });
}
