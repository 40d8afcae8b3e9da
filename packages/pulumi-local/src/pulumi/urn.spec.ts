import { makeUrn } from './urn.js';

describe('makeUrn', () => {
  const own = { stack: 'dev', project: 'web', type: 'aws:ec2/vpc:Vpc', name: 'net' };

  it.each([
    ['no parent', '', 'urn:pulumi:dev::web::aws:ec2/vpc:Vpc::net'],
    [
      'the stack',
      'urn:pulumi:dev::web::pulumi:pulumi:Stack::web-dev',
      'urn:pulumi:dev::web::aws:ec2/vpc:Vpc::net',
    ],
    ['a component', 'urn:pulumi:dev::web::my:A::a', 'urn:pulumi:dev::web::my:A$aws:ec2/vpc:Vpc::net'],
    [
      'a nested one',
      'urn:pulumi:dev::web::my:A$my:B::b',
      'urn:pulumi:dev::web::my:A$my:B$aws:ec2/vpc:Vpc::net',
    ],
  ])('is as the engine makes it below %s', (_below, parent, urn) => {
    expect(makeUrn({ ...own, parent })).toBe(urn);
  });
});
