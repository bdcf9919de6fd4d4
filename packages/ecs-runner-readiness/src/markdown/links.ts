import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { anchorsOf } from './anchors';
import { tokensOf } from './tokens';

/** Links and pictures as they are written, code aside. */
export function linksOf(markdown: string): string[] {
  const tokens = tokensOf(markdown).flatMap((token) => [token, ...(token.children ?? [])]);
  return tokens.flatMap((token) =>
    token.type.startsWith('html_')
      ? [...token.content.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, link]) => link)
      : [token.attrGet('href') ?? token.attrGet('src') ?? []].flat(),
  );
}

/** Relative links of documents that lead to no file or to no heading, as `FILE: LINK`. */
export function deadLinks(root: string, documents: readonly string[]): string[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const anchors = new Map<string, Set<string>>();
  const anchorsIn = (file: string) => {
    const known = anchors.get(file) ?? anchorsOf(read(file));
    anchors.set(file, known);
    return known;
  };
  const leads = (file: string, link: string) => {
    const [path, anchor] = link.split('#').map(decoded);
    const target = path === '' ? file : posix.join(posix.dirname(file), path);
    if (target.startsWith('..') || !existsSync(join(root, target))) return false;
    return !anchor || !target.endsWith('.md') || anchorsIn(target).has(anchor);
  };
  return documents.flatMap((file) =>
    [...new Set(linksOf(read(file)))]
      .filter((link) => !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(link) && !leads(file, link))
      .map((link) => `${file}: ${link}`),
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
