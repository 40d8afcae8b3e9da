import { parsePackerEvent } from './packer-event.js';

describe('parsePackerEvent', () => {
  it.each([
    ['1,,ui,say,==> web: Waiting', { kind: 'message', atMs: 1000, text: '==> web: Waiting' }],
    ['1,,ui,message,    web: a%!(PACKER_COMMA) b', { kind: 'message', atMs: 1000, text: '    web: a, b' }],
    ['1,,ui,say,2026-11-27T01:57:09Z: ==> web: x', { kind: 'message', atMs: 1000, text: '==> web: x' }],
    [
      '2026-02-02T10:00:00.1234567Z 1795411771,,ui,say,==> web: x',
      { kind: 'message', atMs: 1_795_411_771_000, text: '==> web: x' },
    ],
    ['1,,ui,error,boom', { kind: 'error', atMs: 1000, build: '', text: 'boom' }],
    ['1,web,error,Script exited', { kind: 'error', atMs: 1000, build: 'web', text: 'Script exited' }],
    ['1,,error-count,2', { kind: 'error-count', atMs: 1000, count: 2 }],
    ['1,web,artifact-count,1', { kind: 'artifact-count', atMs: 1000, build: 'web', count: 1 }],
    [
      '1,web,artifact,0,builder-id,mitchellh.amazonebs',
      {
        kind: 'artifact-field',
        atMs: 1000,
        build: 'web',
        index: 0,
        field: 'builder-id',
        values: ['mitchellh.amazonebs'],
      },
    ],
    [
      '1,web,artifact,0,id,eu-west-1:ami-0b%!(PACKER_COMMA)us-east-1:ami-0a',
      {
        kind: 'artifact',
        atMs: 1000,
        build: 'web',
        index: 0,
        id: 'eu-west-1:ami-0b,us-east-1:ami-0a',
        amis: [
          { region: 'eu-west-1', imageId: 'ami-0b' },
          { region: 'us-east-1', imageId: 'ami-0a' },
        ],
      },
    ],
    [
      '1,web,artifact,1,id,eu-west-1:ami-0b,us-east-1:ami-0a',
      expect.objectContaining({ index: 1, id: 'eu-west-1:ami-0b,us-east-1:ami-0a' }),
    ],
    ['1,web,artifact,0,id,', { kind: 'artifact', atMs: 1000, build: 'web', index: 0, id: '', amis: [] }],
    [
      '1,web,artifact,0,id,File',
      { kind: 'artifact', atMs: 1000, build: 'web', index: 0, id: 'File', amis: [] },
    ],
    ['1,web,artifact,0,id,us-east-1:vol-1', expect.objectContaining({ amis: [] })],
    [
      '1,,version,1.6.6',
      { kind: 'other', atMs: 1000, line: { timestamp: 1, target: '', type: 'version', data: ['1.6.6'] } },
    ],
    ['Usage: packer build', { kind: 'text', text: 'Usage: packer build' }],
  ])('reads %s', (line, event) => {
    expect(parsePackerEvent(line)).toEqual(event);
  });
});
