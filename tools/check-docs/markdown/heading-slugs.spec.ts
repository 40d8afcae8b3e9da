import { headingSlugs, slug } from './heading-slugs.js';
import { parseDocument } from './parse-document.js';

describe('slug', () => {
  // As GitHub writes them.
  it.each([
    ['Use it on AWS', 'use-it-on-aws'],
    ['`clicamos.yaml`, in full', 'clicamosyaml-in-full'],
    ['NAT & VPN', 'nat--vpn'],
    ['What does it cost?', 'what-does-it-cost'],
    ['Events — in order', 'events--in-order'],
    ['snake_case-kept', 'snake_case-kept'],
    ['Größe', 'größe'],
  ])('%s is #%s', (heading, expected) => {
    expect(slug(heading.replaceAll('`', ''))).toBe(expected);
  });
});

describe('headingSlugs', () => {
  it('numbers repeated headings, and takes anchors in HTML', () => {
    const { tree } = parseDocument(
      'a.md',
      '# A [link](b.md) and `code`\n\n## Errors\n\n## Errors\n\n<a id="own"></a>\n',
    );

    expect([...headingSlugs(tree)]).toEqual(['a-link-and-code', 'errors', 'errors-1', 'own']);
  });
});
