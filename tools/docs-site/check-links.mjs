// Every link of a built site that stays on it leads to a file, and to an anchor that is there.
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** Sentences about links that lead nowhere; none of a sound site. */
export async function brokenLinks(folder, { isLeftOut = () => false } = {}) {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  const files = new Set(names);
  const pages = new Map();
  for (const name of names.filter((one) => one.endsWith('.html')))
    pages.set(name, await readFile(join(folder, name), 'utf8'));
  return [...pages].flatMap(([name, html]) =>
    [...new Set(linksIn(html))].flatMap((link) => {
      if (isLeftOut(link)) return [];
      const why = reasonBroken(name, link, { files, pages });
      return why === undefined ? [] : [`${name}: ${link} ${why}`];
    }),
  );
}

const linksIn = (html) =>
  [...html.matchAll(/\s(?:href|src|srcset)="([^"]+)"/g)]
    .map(([, link]) => link.replaceAll('&amp;', '&'))
    .filter((link) => !/^([a-z]+:|\/\/|#app)/i.test(link));

function reasonBroken(from, link, { files, pages }) {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from : fileAt(posix.join('/', posix.dirname(from), path), path, files);
  if (file === undefined) return 'leads to no file';
  const page = pages.get(file);
  if (anchor === undefined || anchor === '' || page === undefined) return undefined;
  return page.includes(`id="${decodeURIComponent(anchor)}"`) ? undefined : `names no heading of ${file}`;
}

/** As a web server finds it: a page without its ending, or the index of a folder. */
function fileAt(relative, path, files) {
  const name = (path.startsWith('/') ? path : relative).replace(/^\//, '').split('?')[0] ?? '';
  const candidates = [name, `${name}.html`, posix.join(name, 'index.html')];
  return candidates.find((one) => files.has(one) && /\.\w+$/.test(one));
}
