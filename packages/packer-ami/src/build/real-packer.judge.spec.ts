import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { writeAmiFile } from '../files/ami-file.js';
import { findInManifest } from '../files/packer-manifest.js';
import { findInPackerLog } from '../packer-log/find-in-packer-log.js';
import { formatMachineLine, parseMachineLine } from '../packer-log/machine-line.js';
import type { PackerEvent } from '../packer-log/packer-event.js';
import { readPackerLog } from '../packer-log/read-packer-log.js';
import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir, type TempDir } from '../testing/packer-ami-temp-dir.js';
import { buildAmi, type BuildAmiOptions } from './build-ami.js';

// Packer itself judges what we believe of its output, with builders that need no network.
const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
const { stdout: version } = spawnSync('packer', ['version'], { env, encoding: 'utf8' });
const isInstalled = version !== null && version !== undefined && version.startsWith('Packer');

const builders = `
source "null" "web" {
  communicator = "none"
}
source "file" "job" {
  content = "x"
  target  = "job.txt"
}
`;

function build(dir: TempDir, options: Partial<BuildAmiOptions> = {}) {
  return buildAmi({
    template: 'web.pkr.hcl',
    cwd: dir.path,
    env,
    logPath: `${dir.path}/build.log`,
    ...options,
  });
}

const withPacker = () => {
  it('reads its log line by line: each is written back as it was', async () => {
    await using dir = await createTempDir();
    await dir.write(
      'web.pkr.hcl',
      `${builders}
      build {
        sources = ["source.null.web", "source.file.job"]
        provisioner "shell-local" {
          inline = ["echo one, two; echo oops >&2"]
        }
      }`,
    );
    const events: PackerEvent[] = [];

    const { artifacts, amis } = await build(dir, { onEvent: (event) => events.push(event) });

    const lines = (await readFile(`${dir.path}/build.log`, 'utf8')).trimEnd().split('\n');
    const writtenBack = lines.map((line) => {
      const parsed = parseMachineLine(line);
      return parsed && formatMachineLine(parsed);
    });
    expect(writtenBack).toEqual(lines);
    expect(artifacts.map(({ build, id }) => [build, id]).sort()).toEqual([
      ['file.job', 'File'],
      ['null.web', 'Null'],
    ]);
    expect(amis).toEqual([]);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'message', text: '    null.web: one, two' }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'error', build: '', text: '==> null.web: oops' }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'artifact-count', build: 'file.job', count: 1 }),
    );
    expect(events.filter(({ kind }) => kind === 'text' || kind === 'other')).toEqual([]);
  });

  it('quotes its error, alike from the run and from the log', async () => {
    await using dir = await createTempDir();
    await dir.write(
      'web.pkr.hcl',
      `${builders}
      build {
        sources = ["source.file.job"]
      }
      build {
        sources = ["source.null.web"]
        provisioner "shell-local" {
          inline = ["exit 3"]
        }
      }`,
    );

    const error = await rejection(build(dir));

    const said = 'null.web: Script exited with non-zero exit status: 3.Allowed exit codes are: [0]';
    expect(error).toMatchObject({ code: 'BuildFailed', packerErrors: [said] });
    const log = await readPackerLog(`${dir.path}/build.log`);
    expect(() => findInPackerLog(log, { kind: 'packer-log', path: 'build.log' }, 'us-east-1')).toThrow(
      `The last Packer build in \`build.log\` failed: ${said}`,
    );
  });

  it('quotes its error about a template that it cannot read', async () => {
    await using dir = await createTempDir();
    await dir.write('web.json', '{');

    expect(await rejection(build(dir, { template: 'web.json' }))).toMatchObject({
      code: 'BuildFailed',
      packerErrors: [expect.stringContaining('Failed to parse template: Error parsing JSON')],
    });
  });

  it('tells two of its runs in one log apart', async () => {
    await using dir = await createTempDir();
    const template = (script: string) =>
      dir.write(
        'web.pkr.hcl',
        `${builders}
        build {
          sources = ["source.null.web"]
          provisioner "shell-local" {
            inline = ["${script}"]
          }
        }`,
      );
    await template('exit 3');
    await rejection(build(dir));
    const failed = await readFile(`${dir.path}/build.log`, 'utf8');
    await template('exit 0');
    await build(dir);
    const sound = await readFile(`${dir.path}/build.log`, 'utf8');

    const failedThenSound = await readPackerLog(await dir.write('both.log', failed + sound));
    const soundThenFailed = await readPackerLog(await dir.write('both.log', sound + failed));

    expect(failedThenSound.lastRun).toMatchObject({ buildErrors: [], artifacts: [{ id: 'Null' }] });
    expect(soundThenFailed.lastRun).toMatchObject({ buildErrors: [{ build: 'null.web' }], artifacts: [] });
  });

  it('says of a good build with warnings, -timestamp-ui and no AMI what it made', async () => {
    await using dir = await createTempDir();
    const template = new URL('../testing/cases/null.json', import.meta.url).pathname;
    const args = ['build', '-machine-readable', '-timestamp-ui', template];
    const options = { cwd: dir.path, env: { ...env, TZ: 'UTC' }, encoding: 'utf8' } as const;
    const { stdout, status } = spawnSync('packer', args, options);
    const path = await dir.write('build.log', stdout);

    const log = await readPackerLog(path);

    expect(status).toBe(0);
    expect(stdout).toContain('Z: ==> web: warning: apt does not have a stable CLI interface');
    expect(() => findInPackerLog(log, { kind: 'packer-log', path }, 'us-east-1')).toThrow(
      /made no AMI: it has artifact `Null` of \w+, artifact `Null` of \w+$/,
    );
  });

  it('stops when aborted, cleanly and at once', async () => {
    await using dir = await createTempDir();
    await dir.write(
      'web.pkr.hcl',
      `${builders}
      build {
        sources = ["source.null.web"]
        provisioner "shell-local" {
          inline = ["echo begun; sleep 60"]
        }
      }`,
    );
    const controller = new AbortController();
    const onEvent = (event: PackerEvent) => {
      if (event.kind === 'message' && event.text.endsWith('begun')) controller.abort('enough');
    };

    const error = await rejection(build(dir, { onEvent, signal: controller.signal }));

    expect(error).toBe('enough');
    expect(await readFile(`${dir.path}/build.log`, 'utf8')).toContain(
      'Cleanly cancelled builds after being interrupted',
    );
  });

  it('writes the manifest that we read', async () => {
    await using dir = await createTempDir();
    await dir.write(
      'web.pkr.hcl',
      `${builders}
      build {
        sources = ["source.null.web", "source.file.job"]
        post-processor "manifest" {
          output = "manifest.json"
        }
      }`,
    );
    await build(dir);
    await build(dir);

    const source = { kind: 'packer-manifest', path: `${dir.path}/manifest.json` } as const;
    const error = await rejection(findInManifest(source, 'us-east-1'));

    expect(error).toMatchObject({ code: 'NoArtifact' });
    expect(String(error).match(/of build/g)).toHaveLength(2);
  });

  it('takes the AMI file as a file of variables', async () => {
    await using dir = await createTempDir();
    await dir.write(
      'web.pkr.hcl',
      `variable "ami_id" {
        type = string
      }
      variable "ami_name" {
        type = string
      }
      variable "ami_region" {
        type = string
      }
      variable "ami_source" {
        type = string
      }
      source "file" "job" {
        content = "\${var.ami_id} \${var.ami_region}"
        target  = "seen.txt"
      }
      build {
        sources = ["source.file.job"]
      }`,
    );
    await writeAmiFile(`${dir.path}/ami.auto.tfvars.json`, {
      imageId: 'ami-0a1',
      name: 'web',
      architecture: 'x86_64',
      creationDate: '',
      region: 'us-east-1',
      ownerId: '',
      tags: {},
      source: { kind: 'id', from: 'given by its id', text: 'given by its id' },
    });

    await build(dir, { varFiles: ['ami.auto.tfvars.json'] });

    expect(await readFile(`${dir.path}/seen.txt`, 'utf8')).toBe('ami-0a1 us-east-1');
  });
};

const withoutPacker = () => {
  it('IS NOT ASKED: packer is not on this machine, so nothing here was checked against it', async () => {
    const text = '\n*** packer is not installed: the parser was NOT checked against real Packer output ***\n';
    if (!process.stderr.write(text)) await once(process.stderr, 'drain');
    expect(isInstalled).toBe(false);
  });
};

describe('real Packer', isInstalled ? withPacker : withoutPacker);
