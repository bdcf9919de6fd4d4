import type { Tokens } from './tokens';

/** Makes the anchors of one document: a heading that comes again gets a number. */
export function slugger(): (heading: Tokens) => string {
  const seen = new Map<string, number>();
  return (heading) => {
    const slug = heading
      .map(({ content }) => content)
      .join('')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
