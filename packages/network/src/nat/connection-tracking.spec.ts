import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultNatUserData } from './nat-user-data.js';

const limit = 'proc/sys/net/netfilter/nf_conntrack_max';
const buckets = 'sys/module/nf_conntrack/parameters/hashsize';

/** `nat.sh apply` without its main line, in a machine whose kernel is files. */
const applied = `
source <(sed -e '/^main "/d' -e "s#\\([= ]\\)/\\(proc\\|sys\\|etc\\)/#\\1$2/\\2/#g" "$1")
await_egress_device() { echo eth0; }
nft() { cat >/dev/null; echo rules; }
sysctl() { echo forwarding; }
apply
`;

describe('the connections that a NAT instance tracks', () => {
  let machine: string;

  beforeEach(() => {
    machine = mkdtempSync(join(tmpdir(), 'clicamos-nat-'));
  });

  afterEach(() => rmSync(machine, { recursive: true }));

  /** Puts a file of the kernel there. */
  function put(file: string, text: string): void {
    mkdirSync(dirname(join(machine, file)), { recursive: true });
    writeFileSync(join(machine, file), text);
  }

  const putMemory = (kb: number) => put('proc/meminfo', `MemTotal:   ${kb} kB\nMemFree:  1 kB\n`);

  const read = (file: string) => readFileSync(join(machine, file), 'utf8').trim();

  /** What the script says, a line each. */
  function bash(script: string, ...args: readonly string[]): readonly string[] {
    const env = { PATH: process.env['PATH'], NAT_PRIVATE_CIDRS: '10.0.11.0/24' };
    const all = ['--norc', '-c', script, 'bash', defaultNatUserData, ...args];
    return execFileSync('bash', all, { encoding: 'utf8', env }).trimEnd().split('\n');
  }

  it.each([
    ['t4g.nano', 467_000, 116_750],
    ['t4g.small', 1_900_000, 475_000],
    ['m7g.large', 8_000_000, 2_000_000],
  ])('are as many as its memory takes: %s', (_type, memoryKb, entries) => {
    putMemory(memoryKb);

    const script = `source <(sed -n '/^conntrack_entries()/,/^}/p' "$1"); conntrack_entries "$2"`;
    expect(bash(script, join(machine, 'proc/meminfo'))).toEqual([String(entries)]);
  });

  it('are told to the kernel between the rules, which load its module, and the forwarding', () => {
    putMemory(467_000);
    put(limit, '16384');
    put(buckets, '4096');

    expect(bash(applied, machine)).toEqual([
      'rules',
      'tracking up to 116750 connections',
      'forwarding',
      'translating 10.0.11.0/24 to the address of eth0',
    ]);
    expect([read(limit), read(buckets)]).toEqual(['116750', '29187']);
  });

  it('are never fewer than the kernel tracks by itself', () => {
    putMemory(467_000);
    put(limit, '262144');
    put(buckets, '65536');

    expect(bash(applied, machine)).not.toContainEqual(expect.stringContaining('tracking'));
    expect([read(limit), read(buckets)]).toEqual(['262144', '65536']);
  });

  it('are left as they are, with a word, where they cannot be set: it still translates', () => {
    putMemory(467_000);

    expect(bash(applied, machine)).toEqual([
      'rules',
      `connection tracking is left as it is: ${join(machine, limit)} cannot be written here`,
      'forwarding',
      'translating 10.0.11.0/24 to the address of eth0',
    ]);
  });
});
