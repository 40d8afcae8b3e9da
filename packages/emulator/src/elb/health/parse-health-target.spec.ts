import fc from 'fast-check';
import { parseHealthTarget } from './parse-health-target.js';

describe('parseHealthTarget', () => {
  it.each([
    ['HTTP:80/', { kind: 'http', port: 80, path: '/' }],
    ['http:8080/ping?deep=1', { kind: 'http', port: 8080, path: '/ping?deep=1' }],
    ['HTTPS:443/a/b', { kind: 'https', port: 443, path: '/a/b' }],
    ['TCP:65535', { kind: 'tcp', port: 65_535 }],
    ['ssl:1', { kind: 'ssl', port: 1 }],
  ])('reads %s', (target, parsed) => {
    expect(parseHealthTarget(target)).toEqual(parsed);
  });

  it.each([
    ['', /must be one of/],
    ['UDP:53', /must be one of/],
    ['TCP:80/ping', /must be one of/],
    ['TCP', /must be one of/],
    ['HTTP:80', /must specify a port followed by a path/],
    ['HTTP:80ping', /must specify a port followed by a path/],
    ['HTTP:/ping', /must specify a port followed by a path/],
    ['HTTP:80/with space', /must specify a port followed by a path/],
    ['TCP:0', /between 1 and 65535/],
    ['HTTP:65536/', /between 1 and 65535/],
    [`HTTP:80/${'x'.repeat(1024)}`, /longer than 1024/],
  ])('refuses %p', (target, message) => {
    expect(() => parseHealthTarget(target)).toThrow(
      expect.objectContaining({ code: 'ValidationError', message: expect.stringMatching(message) }),
    );
  });

  it('reads every port and path that it is given', () => {
    const path = fc.stringMatching(/^\/[\x21-\x7e]{0,50}$/);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_535 }), path, (port, path) => {
        expect(parseHealthTarget(`HTTP:${port}${path}`)).toEqual({ kind: 'http', port, path });
      }),
    );
  });
});
