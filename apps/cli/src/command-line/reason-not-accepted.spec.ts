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
    ['rollback prod --to', /Not enough arguments following: to/],
    ['rollback prod --to old', /Expected `--to` to be a number/],
    ['deploy --keep-previous', /Expected `--keep-previous` to have a value, got none/],
    ['deploy --on-foreign-change hope', /on-foreign-change.*hope/s],
    ['doctor prod --force', /Unknown argument: force/],
    ['deploy --amy ami-1', /^Unknown argument: amy\. Did you mean `--ami`\?$/],
    ['deploy --jsn', /^Unknown argument: jsn\. Did you mean `--json`\?$/],
    ['deploy --dry-run', /^Unknown argument: dry-run\. A plan changes nothing: clicamos plan$/],
    ['logs', /^Unknown command: logs\. Run: clicamos local logs$/],
    ['deploy prod ami-1', /Unknown argument: ami-1/],
    ['deploy --ami ami-1 --ssm /web/ami', /ami and ssm are mutually exclusive/],
    ['deploy --packer-log build.log --ssm /web/ami', /packer-log and ssm are mutually exclusive/],
    ['deploy --ami', /Expected `--ami` to have a value, got none/],
    ['deploy --ami-file --json', /Expected `--ami-file` to have a value, got none/],
    ['deploy --ami ami-1 --ami ami-2', /Expected `--ami` once, got it 2 times/],
    ['demo --rate fast', /Expected `--rate` to be a number/],
    ['local bake --set A=1 B=2', /Unknown argument: B=2/],
    ['ami', /^Expected a command after `ami`: build or resolve$/],
    ['local', /^Expected a command after `local`: up, env, down, status, logs or bake$/],
    ['local staus', /^Expected a command after `local`: up, env, down, .*\. Did you mean `status`\?$/],
    ['ami bild', /Did you mean `build`\?$/],
    ['ami build prod', /Missing required argument: template/],
    ['local restart', /Expected a command after `local`: up, env, down/],
    ['init --load-balancer web-elb --stack prod', /mutually exclusive/],
  ])('says why `%s` is refused', async (line, reason) => {
    expect(await reasonFor(line)).toMatch(reason);
  });
});
