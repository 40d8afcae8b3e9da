import { readTree } from './metadata-tree.js';

const tree = new Map([
  ['meta-data/instance-id', 'i-1'],
  ['meta-data/placement/region', 'us-east-1'],
  ['meta-data/placement/availability-zone', 'us-east-1a'],
  ['dynamic/instance-identity/document', '{}'],
  ['user-data', 'hello'],
]);

describe('readTree', () => {
  it.each([
    ['/', '1.0\nlatest'],
    ['/latest', 'dynamic\nmeta-data\nuser-data'],
    ['/latest/', 'dynamic\nmeta-data\nuser-data'],
    ['/latest/meta-data', 'instance-id\nplacement/'],
    ['/latest/meta-data/', 'instance-id\nplacement/'],
    ['/1.0/meta-data/placement/', 'availability-zone\nregion'],
    ['/latest/meta-data/placement/region', 'us-east-1'],
    ['/latest/dynamic/', 'instance-identity/'],
    ['/latest/user-data', 'hello'],
    ['/latest/meta-data/place', undefined],
    ['/latest/meta-data/instance-id/x', undefined],
    ['/newest/meta-data', undefined],
  ])('answers %s with %j', (path, expected) => {
    expect(readTree(tree, path)).toBe(expected);
  });
});
