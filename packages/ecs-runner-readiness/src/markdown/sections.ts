import { slugger } from './slug';
import { tokensOf } from './tokens';

/** A heading and what is below it, up to the next heading of its level or a higher one. */
export interface Section {
  /** As it is written, without the signs of the heading. */
  readonly heading: string;
  readonly level: number;
  /** As GitHub makes it from the heading. */
  readonly anchor: string;
  /** Source of what is below the heading, its subsections included. */
  readonly text: string;
}

/** All sections of a document, in its order. */
export function sectionsOf(markdown: string): Section[] {
  const lines = markdown.split('\n');
  const slug = slugger();
  const tokens = tokensOf(markdown);
  const headings = tokens.flatMap(({ type, tag, map }, index) =>
    type === 'heading_open' ? [{ level: Number(tag.slice(1)), map: map!, inline: tokens[index + 1] }] : [],
  );
  return headings.map(({ level, map, inline }, index) => {
    const next = headings.slice(index + 1).find((other) => other.level <= level);
    return {
      heading: inline.content,
      level,
      anchor: slug(inline.children ?? []),
      text: lines.slice(map[1], next?.map[0]).join('\n'),
    };
  });
}

/** Whether a section says something: comments, headings and blank lines are nothing. */
export function isEmpty(text: string): boolean {
  return !tokensOf(text.replace(/<!--[\s\S]*?-->/g, '')).some(
    ({ type, content }, index, tokens) =>
      type === 'fence' || (type === 'inline' && content.trim() !== '' && tokens[index - 1]?.type !== 'heading_open'),
  );
}
