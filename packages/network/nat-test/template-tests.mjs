import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, run } from './processes.mjs';

const variables = {
  app_version: '1.2.0',
  app_tarball: 'app.tgz',
  git_revision: '0123abc',
};

/** The tests of the templates, by the Packer that is installed. */
export function templateTests({ repository }) {
  const folder = join(repository, 'packer');
  const validate = (file, more = {}) => {
    const all = Object.entries({ ...variables, ...more }).flatMap(([name, value]) => [
      '-var',
      `${name}=${value}`,
    ]);
    return run(['packer', 'validate', ...all, file]);
  };

  return [
    {
      name: 'packer takes app.json, and refuses it without saying who may log in to the builder',
      async run() {
        await withTarball(async (app_tarball) => {
          const good = await validate(join(folder, 'app.json'), { app_tarball, ssh_from: '192.0.2.1/32' });
          assert.equal(good.code, 0, good.output);

          const refused = await validate(join(folder, 'app.json'), { app_tarball });
          assert.match(refused.output, /required variable not set: ssh_from/);
        });
      },
    },
    {
      name: 'packer takes emulator.json',
      async run() {
        const { app_version, git_revision } = variables;
        const vars = { app_version, git_revision, endpoint: 'http://127.0.0.1:1', source_ami: 'ami-1' };
        await check([
          'packer',
          'validate',
          ...Object.entries(vars).flatMap(([k, v]) => ['-var', `${k}=${v}`]),
          join(folder, 'emulator.json'),
        ]);
      },
    },
    {
      name: 'packer takes app.pkr.hcl, formatted; Packer 1.6 without the parts that are marked as newer',
      async run() {
        const { output } = await run(['packer', 'version']);
        const isOld = /v1\.[0-6]\./.test(output);
        const text = await readFile(join(folder, 'app.pkr.hcl'), 'utf8');
        await check(['packer', 'fmt', '-check', join(folder, 'app.pkr.hcl')]);
        await withTarball(async (app_tarball, scratch) => {
          const file = join(scratch, 'app.pkr.hcl');
          await symlink(join(folder, 'scripts'), join(scratch, 'scripts'));
          await writeFile(
            file,
            isOld ? text.replaceAll(/^ *# begin: Packer 1\.7[\s\S]*?# end$/gm, '') : text,
          );

          const { code, output: said } = await validate(file, { app_tarball });

          assert.equal(code, 0, said);
        });
      },
    },
  ];
}

async function withTarball(use) {
  const scratch = await mkdtemp(join(tmpdir(), 'clicamos-packer-'));
  try {
    const tarball = join(scratch, 'app.tgz');
    await writeFile(tarball, '');
    return await use(tarball, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
