// The documents of the repository as the pages of a site: the same texts, their links led to where each stands there.
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { addressOf, documents } from './pages.mjs';

const repository = 'https://github.com/clicamos/clicamos/blob/main';

/** Writes every page into a folder, with the pictures. */
export async function assemble(root, folder) {
  await rm(folder, { recursive: true, force: true });
  for (const path of documents)
    await put(folder, fileOf(path), pageOf(root, path, await readFile(join(root, path), 'utf8')));
  await cp(join(root, 'docs/pictures'), join(folder, 'public/docs/pictures'), { recursive: true });
}

async function put(folder, file, text) {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

const fileOf = (path) => `${addressOf(path).replace(/\/$/, '/index')}.md`;

/** Its text, with each link as it is on the site; what a page does not have is in the repository. */
function pageOf(root, path, text) {
  const edits = [];
  visit(fromMarkdown(text), ['link', 'image', 'definition'], ({ url, position }) => {
    const target = targetOf(root, path, url);
    if (target !== url) edits.push({ start: position.start.offset, end: position.end.offset, url, target });
  });
  const linked = edits.reduceRight(
    (all, { start, end, url, target }) =>
      all.slice(0, start) + all.slice(start, end).replace(`(${url}`, `(${target}`) + all.slice(end),
    text,
  );
  return linked.replaceAll('="docs/pictures/', '="/docs/pictures/');
}

function targetOf(root, from, url) {
  if (/^([a-z]+:|#)/.test(url)) return siteOf(url);
  const [path, anchor] = url.split('#');
  const target = posix.join(posix.dirname(from), path);
  const document = documentAt(root, target);
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  if (document !== undefined) return `/${addressOf(document)}${suffix}`;
  if (target.startsWith('docs/pictures/')) return `/${target}`;
  return `${repository}/${target}${suffix}`;
}

/** READMEs that npm shows name our own documents by their whole address. */
function siteOf(url) {
  const [path, anchor] = url.replace(`${repository}/`, '').split('#');
  const isOurs = url.startsWith(repository) && documents.includes(path);
  return isOurs ? `/${addressOf(path)}${anchor === undefined ? '' : `#${anchor}`}` : url;
}

/** The document that a path names, or that the folder there shows. */
function documentAt(root, target) {
  const isFolder = existsSync(join(root, target)) && statSync(join(root, target)).isDirectory();
  const document = isFolder ? posix.join(target, 'README.md') : target;
  return documents.includes(document) ? document : undefined;
}
