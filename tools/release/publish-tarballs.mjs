import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../local-registry/run-command.mjs';
import { isLocal } from './reason-not-to-publish.mjs';

/**
 * Publishes packed tarballs, those first that others depend on. Safe to run twice: what the registry holds already is
 * passed by, and an error if it is not the same.
 */
export async function publishTarballs(tarballs, { registry, folder, signal, print }) {
  // Any token will do on this machine; elsewhere npm exchanges the job's OIDC token for one.
  const token = isLocal(registry) ? `${registry.replace(/^https?:/, '')}:_authToken=local\n` : '';
  await writeFile(join(folder, '.npmrc'), token);
  for (const tarball of tarballs) {
    const published = await publishedIntegrity(tarball, { registry, signal });
    if (published && published !== tarball.integrity) {
      throw new Error(`${registry} holds another ${tarball.id}: a version that was published cannot change`);
    }
    if (!published) await runCommand('npm', publishArguments(tarball, registry), { cwd: folder, signal });
    print(`${tarball.id}  ${published ? 'was published already' : 'published'}`);
  }
}

function publishArguments({ file, version }, registry) {
  return [
    'publish',
    file,
    `--@clicamos:registry=${registry}`,
    `--provenance=${!isLocal(registry)}`,
    `--tag=${version.includes('-') ? 'next' : 'latest'}`,
  ];
}

async function publishedIntegrity({ name, version }, { registry, signal }) {
  const answer = await fetch(new URL(encodeURIComponent(name), registry), { signal });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${registry} answered ${answer.status} for \`${name}\``);
  const { versions } = await answer.json();
  return versions?.[version]?.dist.integrity;
}
