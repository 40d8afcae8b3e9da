import { packerArguments } from './packer-arguments.js';

describe('packerArguments', () => {
  it('asks for machine-readable output of the template', () => {
    expect(packerArguments({ template: 'web.pkr.hcl' })).toEqual([
      'build',
      '-machine-readable',
      'web.pkr.hcl',
    ]);
  });

  it('passes variables, their files and the builds on, the template last', () => {
    const args = packerArguments({
      template: '.',
      variables: { revision: '7f3c2d1', note: 'a b=c' },
      varFiles: ['base.json', 'prod.pkrvars.hcl'],
      only: ['amazon-ebs.web', 'amazon-ebs.job'],
    });

    expect(args).toEqual([
      'build',
      '-machine-readable',
      '-var-file=base.json',
      '-var-file=prod.pkrvars.hcl',
      '-var',
      'revision=7f3c2d1',
      '-var',
      'note=a b=c',
      '-only=amazon-ebs.web,amazon-ebs.job',
      '.',
    ]);
  });

  it.each(['', '-force'])('refuses the template %j', (template) => {
    expect(() => packerArguments({ template })).toThrow(
      `Expected \`template\` to be a path, got \`${template}\``,
    );
  });
});
