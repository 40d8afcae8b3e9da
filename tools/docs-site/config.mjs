import { readFileSync } from 'node:fs';
import { addressOf, sections } from './pages.mjs';

/** VitePress's configuration for the assembled pages in a folder. */
export const configOf = (root, { outDir, hasApi }) => ({
  lang: 'en',
  title: 'clicamos',
  description: 'Ships a new machine image to an EC2 Auto Scaling group without losing a request.',
  outDir,
  cleanUrls: true,
  lastUpdated: false,
  ignoreDeadLinks: hasApi ? false : [/^\/api\//],
  rewrites: { 'api/README.md': 'api/index.md' },
  markdown: { anchor: { slugify } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Documents', link: '/introduction' },
      { text: 'API', link: '/api/' },
      { text: 'GitHub', link: 'https://github.com/clicamos/clicamos' },
    ],
    sidebar: [
      ...sections.map(([text, paths]) => ({
        text,
        items: paths.map((path) => ({ text: titleOf(root, path), link: `/${addressOf(path)}` })),
      })),
      ...(hasApi ? [{ text: 'API', items: apiPages.map(([text, link]) => ({ text, link })) }] : []),
    ],
    docFooter: { prev: 'Before', next: 'Next' },
  },
});

/** Of each package, and of its second entry point where it has one. */
const apiPages = [
  ['@clicamos/rolling-asg', '/api/@clicamos/rolling-asg/'],
  ['@clicamos/rolling-asg/pulumi', '/api/@clicamos/rolling-asg/pulumi'],
  ...['health', 'report', 'packer-ami', 'network', 'emulator', 'pulumi-local'].map((name) => [
    `@clicamos/${name}`,
    `/api/@clicamos/${name}`,
  ]),
];

/** As GitHub names an anchor: the documents link to each other there too. */
const slugify = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

/** Its first heading. */
function titleOf(root, path) {
  const [, title] = /^# (.+)$/m.exec(readFileSync(`${root}/${path}`, 'utf8')) ?? [];
  if (title === undefined) throw new Error(`${path} has no heading`);
  return path === 'README.md' ? 'Introduction' : title.replaceAll('`', '');
}
