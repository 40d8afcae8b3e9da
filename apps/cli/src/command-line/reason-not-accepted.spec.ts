import { reasonNotAccepted } from './reason-not-accepted.js';

const reasonFor = (line: string) => reasonNotAccepted(line.split(' ').filter((word) => word !== ''));

describe('reasonNotAccepted', () => {
  it.each([
    'deploy',
    'deploy prod --ami ami-0123456789abcdef0 --json',
    'plan prod --ssm /web/ami --config ops/clicamos.yaml',
    'status prod',
    'deploy prod --keep-previous 30m --on-foreign-change abort',
    'plan prod --ami ami-1 --keep-previous 30m',
    'status prod --watch',
    'abort prod --force',
    'resume prod --force',
    'rollback prod --to 41 --keep-previous 1h',
    'finish prod',
    'doctor prod --fix',
    'history prod --json',
    'ami build prod --template packer/app.pkr.hcl --var app_version=2 --var region=us-east-1',
    'ami build --template packer/app.pkr.hcl --var app_version=2 --only amazon-ebs.app prod',
    'ami resolve prod --owner self --name web-*',
    'local up',
    'local bake --set HEALTH_STATUS=500',
    'demo --rate 100 --speed 40',
    'init --service web --force',
    'schema',
    'iam-policy prod --instance-role web-app',
    'completion',
    '--help',
    '-h',
    'deploy -h',
    'local --help',
    '--version',
  ])('accepts `%s`', async (line) => {
    expect(await reasonFor(line)).toBeUndefined();
  });

  it.each([
    ['', /Expected a command/],
    ['depoly prod', /^Unknown command: depoly\. Did you mean `clicamos deploy`\?$/],
    ['delpoy', /^Unknown command: delpoy\. Did you mean `clicamos deploy`\?$/],
    ['lgs', /^Unknown command: lgs\. Did you mean `clicamos local logs`\?$/],
    ['xyzzy', /^Unknown command: xyzzy\. Run: clicamos --help$/],
    ['local logs --instnace i-1', /^Unknown argument: instnace\. Did you mean `--instance`\?$/],
    ['deploy --dashbord', /^Unknown argument: dashbord\. Did you mean `--dashboard`\?$/],
    ['rollback prod --to', /^Expected `--to` to have a value, got none$/],
    ['rollback prod --to old', /^Expected `--to` to be a number, got `old`$/],
    ['rollback prod --to=v3', /^Expected `--to` to be a number, got `v3`$/],
    ['deploy --keep-previous', /Expected `--keep-previous` to have a value, got none/],
    [
      'deploy --on-foreign-change hope',
      /^Expected `--on-foreign-change` to be one of wait, abort, adopt, got `hope`$/,
    ],
    ['rehearse --ami ami-1 --scenario slowboot', /, got `slowboot`\. Did you mean `slow-boot`\?$/],
    ['doctor prod --force', /Unknown argument: force/],
    ['deploy --amy ami-1', /^Unknown argument: amy\. Did you mean `--ami`\?$/],
    ['deploy --jsn', /^Unknown argument: jsn\. Did you mean `--json`\?$/],
    ['deploy --dry-run', /^Unknown argument: dry-run\. A plan changes nothing: clicamos plan$/],
    ['logs', /^Unknown command: logs\. Run: clicamos local logs$/],
    ['deploy prod ami-1', /^Unknown argument: ami-1\. An image is named .*: --ami ami-1$/],
    ['deploy local prod', /^Unknown argument: prod\. What is no option stands in one place alone/],
    ['report', /^Expected something after `report`, got nothing\. Run: clicamos report --help$/],
    ['stop', /^Unknown command: stop\. Run: clicamos local down$/],
    ['deploy --ami ami-1 --ssm /web/ami', /^Expected `--ami` or `--ssm`, got both$/],
    ['deploy --packer-log build.log --ssm /web/ami', /^Expected `--packer-log` or `--ssm`, got both$/],
    ['deploy --ami', /Expected `--ami` to have a value, got none/],
    ['deploy --ami-file --json', /Expected `--ami-file` to have a value, got none/],
    ['deploy --ami ami-1 --ami ami-2', /Expected `--ami` once, got it 2 times/],
    ['demo --rate fast', /Expected `--rate` to be a number/],
    ['local bake --set A=1 B=2', /Unknown argument: B=2/],
    ['ami', /^Expected a command after `ami`: build or resolve$/],
    ['local', /^Expected a command after `local`: up, env, down, status, logs or bake$/],
    ['local staus', /^Expected a command after `local`: up, env, down, .*\. Did you mean `status`\?$/],
    ['ami bild', /Did you mean `build`\?$/],
    ['ami build prod', /^Expected `--template`, got nothing$/],
    ['local restart', /Expected a command after `local`: up, env, down/],
    ['init --load-balancer web-elb --stack prod', /^Expected `--.*` or `--.*`, got both$/],
  ])('says why `%s` is refused', async (line, reason) => {
    expect(await reasonFor(line)).toMatch(reason);
  });

  it.each(['de_DE.UTF-8', 'fr_FR.UTF-8'])(
    'speaks English on a machine of %s, as everything else does',
    async (language) => {
      const { LC_ALL: before } = process.env;
      process.env['LC_ALL'] = language;
      try {
        expect(await reasonFor('deploy --amy ami-1')).toBe('Unknown argument: amy. Did you mean `--ami`?');
        expect(await reasonFor('delpoy')).toBe('Unknown command: delpoy. Did you mean `clicamos deploy`?');
      } finally {
        if (before === undefined) delete process.env['LC_ALL'];
        else process.env['LC_ALL'] = before;
      }
    },
  );
});
