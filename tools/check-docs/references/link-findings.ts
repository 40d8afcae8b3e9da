import { dirname, join, normalize } from 'node:path';
import { visit } from 'unist-util-visit';
import type { Finding } from '../finding.js';
import type { MarkdownDocument } from '../markdown/parse-document.js';

export interface LinkContext {
  readonly has: (path: string) => boolean;
  /** Anchors of a Markdown file of the repository. */
  readonly anchorsOf: (path: string) => ReadonlySet<string>;
  /** Whether npm shows this document: a relative link leads nowhere there. */
  readonly isOnNpm: boolean;
}

const repository = /^https:\/\/github\.com\/clicamos\/clicamos\/(?:blob|tree)\/([^/]+)\/?(.*)$/;
const other = /^[a-z][a-z+.-]*:/i;

/** Links to what the repository does not have. What is elsewhere is not asked. */
export function linkFindings({ tree, path }: MarkdownDocument, context: LinkContext): Finding[] {
  const findings: Finding[] = [];
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const reason = reasonBroken(node.url, path, context);
    if (reason) findings.push({ line: node.position?.start.line ?? 1, ...reason });
  });
  return findings;
}

type Reason = Pick<Finding, 'problem' | 'advice'> | undefined;

function reasonBroken(url: string, from: string, context: LinkContext): Reason {
  const [, branch, absolute] = repository.exec(url) ?? [];
  if (absolute !== undefined)
    return branch === 'main'
      ? reasonMissing(absolute, context)
      : { problem: `The link names the branch \`${branch}\`.`, advice: 'Link to `blob/main`.' };
  if (other.test(url)) return undefined;
  if (url.startsWith('#')) return reasonMissing(`${from}${url}`, context);
  if (context.isOnNpm)
    return {
      problem: `npm shows this page, and \`${url}\` leads nowhere there.`,
      advice: `Link to https://github.com/clicamos/clicamos/blob/main/${join(dirname(from), url)}`,
    };
  const [path = '', anchor] = url.split('#');
  return reasonMissing(`${join(dirname(from), path)}${anchor === undefined ? '' : `#${anchor}`}`, context);
}

function reasonMissing(target: string, { has, anchorsOf }: LinkContext): Reason {
  const [encoded = '', anchor] = target.split('#');
  const path = normalize(decodeURIComponent(encoded)).replace(/\/$/, '');
  // Generated when the API's pages are built, so not in the repository.
  if (path === 'docs/api' || path.startsWith('docs/api/')) return undefined;
  if (path.startsWith('..') || !has(path))
    return { problem: `There is no \`${path}\` in the repository.`, advice: 'Link to a file that it has.' };
  if (anchor === undefined || anchor === '' || !path.endsWith('.md')) return undefined;
  const anchors = anchorsOf(path);
  if (anchors.has(decodeURIComponent(anchor))) return undefined;
  return {
    problem: `\`${path}\` has no heading \`#${anchor}\`.`,
    advice: `It has: ${[...anchors].map((one) => `#${one}`).join(', ') || 'none'}.`,
  };
}
