import { undecoratedLine } from './undecorated-line.js';

const line = '1749600001,amazon-ebs.web,artifact,0,id,us-east-1:ami-4439c380afa76377f';

describe('undecoratedLine', () => {
  it.each([
    ['nothing in front', ''],
    ['GitHub Actions', '2026-02-02T10:00:00.1234567Z '],
    ['a log of `gh run view`', 'build\tRun packer build\t2026-02-02T10:00:00.1234567Z '],
    ['a log of `gh run view` without times', 'build\tRun packer build\t'],
    ['GitLab with timestamps', '2026-02-02T10:00:00.123456Z 00O '],
    ['GitLab, a line that goes on', '2026-02-02T10:00:00.123456Z 01E+'],
    ['Jenkins, the default', '10:00:00  '],
    ['Jenkins in UTC', '[2026-02-02T10:00:00.123Z] '],
    ['a parallel stage of Jenkins', '[2026-02-02T10:00:00.123Z] [image] '],
    ['TeamCity', '[10:00:00] :\t [Step 1/3] '],
    ['Azure Pipelines', '2026-02-02T10:00:00.1234567Z '],
    ['Buildkite', '\u001b_bk;t=1764208629000\u0007'],
    ['docker compose', 'packer-1  | '],
    ['docker logs -t', '2026-02-02T10:00:00.123456789Z '],
    ['kubectl with prefixes', '[pod/packer-x7k2/packer] '],
    ['CloudWatch', '2026-02-02T10:00:00.000000+00:00 image/3f2a '],
    ['ts', 'Feb 02 10:00:00 '],
    ['ts -s', '00:01:02 '],
    ['ts with seconds since the epoch', '1749600001.123456 '],
    ['syslog', 'Feb  2 10:00:00 builder packer[4711]: '],
    ['a twelve hour clock', '2/2/2026 10:00:00 AM '],
    ['a zone by name', '2026-02-02 10:00:00 UTC: '],
    ['seconds since the start', '12.345s '],
    ['grep -n', '4711:'],
    ['a container runtime of Kubernetes', '2026-02-02T10:00:00.123456789Z stdout F '],
    ['a step of Cloud Build', 'Step #2: '],
    ['a named step of Cloud Build', 'Step #2 - "packer": '],
    ['a task runner', 'web:build: '],
    ['a task runner with scopes', '@team/image:build: '],
    ['a program by name', 'packer: '],
    ['a log level', 'INFO '],
    ['a log level in brackets', '[INFO] '],
    ['a time and a log level', '2026-02-02 10:00:00,123 INFO '],
    ['a byte order mark of a file that was appended', '\uFEFF'],
    ['colours', '\u001b[0m\u001b[1;32m'],
  ])('finds the line behind %s', (_what, prefix) => {
    expect(undecoratedLine(prefix + line)).toBe(line);
  });

  it.each([
    ['colours', `\u001b[32m${line}\u001b[0m`],
    ['the end of a line that a terminal erased', `${line}\u001b[0K `],
    ['colours and a time', `\u001b[90m10:00:00\u001b[0m ${line}\u001b[0m`],
    ['colours inside', line.replace('artifact', '\u001b[31martifact\u001b[0m')],
  ])('leaves out %s', (_what, text) => {
    expect(undecoratedLine(text)).toBe(line);
  });

  it.each([
    ['what a program in the image printed', `    amazon-ebs.web: ${line}`],
    ['the same on stderr', `==> amazon-ebs.web: ${line}`],
    ['the same behind a time', `2026-02-02T10:00:00.1234567Z     amazon-ebs.web: ${line}`],
    ['the same behind a number', `    amazon-ebs.web: 12:00:00 ${line}`],
    ["PACKER_LOG's copy of a line", `2018/11/13 18:11:44 ui: ${line}`],
    ["PACKER_LOG's copy in newer ones", `2026/11/27 03:41:22 ${line}`],
    ["PACKER_LOG's copy behind a time", `2026-11-27T03:41:22.1234567Z 2026/11/27 03:41:22 ${line}`],
    ['a program in the image, behind a step', `Step #2:     amazon-ebs.web: ${line}`],
    ['a program in the image, behind a task', `web:build: ==> amazon-ebs.web: ${line}`],
    ['a sentence', `It printed this: ${line}`],
    ['a command that is echoed', `+ echo ${line}`],
    ['a quotation', `see "${line}"`],
    ['a line for people', '==> amazon-ebs.web: Launching a source AWS instance...'],
    ['another list', '10:00:00 total 12,34,56'],
  ])('leaves alone %s', (_what, text) => {
    expect(undecoratedLine(text)).toBe(text);
  });
});
