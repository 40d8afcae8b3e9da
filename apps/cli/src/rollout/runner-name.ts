import { hostname, userInfo } from 'node:os';

/** Who runs a rollout, as whoever comes second is told: `ana@build-7`. */
export const runnerName = (readUser: () => { readonly username: string } = userInfo): string =>
  `${userName(readUser)}@${hostname()}`;

/** A container's user id need not have a name: then the id is told. */
function userName(readUser: () => { readonly username: string }): string {
  try {
    return readUser().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
