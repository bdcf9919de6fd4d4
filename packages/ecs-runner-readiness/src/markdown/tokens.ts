import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt({ html: true });

export type Tokens = ReturnType<typeof parser.parse>;

/** A document as CommonMark with tables sees it. */
export function tokensOf(markdown: string): Tokens {
  return parser.parse(markdown, {});
}
