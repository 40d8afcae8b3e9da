import { nameOf } from './extract-blocks.js';
import { parseDocument } from './parse-document.js';

const source = `# Title

<!-- given: import type * as aws from '@pulumi/aws';
declare const profile: aws.iam.InstanceProfile; -->

\`\`\`ts run
console.log(profile);
\`\`\`

1. In a list:

   \`\`\`yaml clicamos.yaml
   service: web
   \`\`\`

Text.

    npm test
`;

describe('extractBlocks', () => {
  const { blocks, lines } = parseDocument('a.md', source);

  it('knows where each block stands, in a list too', () => {
    expect(blocks.map(({ firstLine }) => lines[firstLine - 1]?.trim())).toEqual([
      'console.log(profile);',
      'service: web',
      'npm test',
    ]);
    expect(blocks.map(({ kind }) => kind)).toEqual(['fenced', 'fenced', 'indented']);
    expect(blocks[1]?.text).toBe('service: web');
  });

  it('takes the language and the words after it', () => {
    expect(blocks.map(nameOf)).toEqual(['ts run', 'yaml clicamos.yaml', 'a block']);
  });

  it('reads what is given in the comment above, at its own line', () => {
    const given = blocks[0]?.given;

    expect(given?.text.split('\n')).toEqual([
      "import type * as aws from '@pulumi/aws';",
      'declare const profile: aws.iam.InstanceProfile;',
    ]);
    expect(given?.line).toBe(3);
    expect(blocks[1]?.given).toBeUndefined();
  });
});
