import { sectionsOf } from './sections';
import { tokensOf } from './tokens';

/** Every anchor of a document: those that GitHub makes from headings, and those in HTML. */
export function anchorsOf(markdown: string): Set<string> {
  const html = tokensOf(markdown)
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type }) => type.startsWith('html_'))
    .flatMap(({ content }) => [...content.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, name]) => name));
  return new Set([...sectionsOf(markdown).map(({ anchor }) => anchor), ...html]);
}
