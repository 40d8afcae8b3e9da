import { execFileSync } from 'node:child_process';
import { commandText } from './command-text.js';

describe('commandText', () => {
  it('says again what decides where and what: the group to adopt, the image as it was given, the configuration', () => {
    expect(
      commandText('deploy', {
        environment: 'prod',
        adopt: 'web-asg',
        ami: 'ami-0b3',
        config: 'ops/web.yaml',
      }),
    ).toBe('clicamos deploy prod --adopt web-asg --ami ami-0b3 --config ops/web.yaml');
    expect(commandText('deploy', { environment: 'prod', amiFile: 'ami.json' })).toBe(
      'clicamos deploy prod --ami-file ami.json',
    );
    expect(commandText('deploy', { environment: 'prod', packerLog: 'build.log', build: 'web' })).toBe(
      'clicamos deploy prod --packer-log build.log --build web',
    );
    expect(commandText('abort', { environment: 'prod' })).toBe('clicamos abort prod');
  });

  it('quotes what a shell would read as something else', () => {
    const ssm = `/web's ami/$HOME;*`;

    const command = commandText('plan', { environment: 'prod', ssm }).replace('clicamos', `printf '%s\\n'`);

    expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' }).split('\n')).toContain(ssm);
  });
});
