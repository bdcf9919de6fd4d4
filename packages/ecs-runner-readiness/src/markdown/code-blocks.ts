import { slugger } from './slug';
import { tokensOf } from './tokens';

/** A block of code, and where it is. */
export interface CodeBlock {
  /** The first word after the fence; empty for a block that is only indented. */
  readonly language: string;
  readonly code: string;
  /** Heading of the nearest section, and its anchor; empty before the first one. */
  readonly heading: string;
  readonly anchor: string;
}

/** Code blocks of a document, in its order. */
export function codeBlocksOf(markdown: string, language?: string): CodeBlock[] {
  const slug = slugger();
  const tokens = tokensOf(markdown);
  let heading = '';
  let anchor = '';
  const blocks: CodeBlock[] = [];
  tokens.forEach(({ type, info, content }, index) => {
    if (type === 'heading_open') {
      heading = tokens[index + 1].content;
      anchor = slug(tokens[index + 1].children ?? []);
    }
    if (type === 'fence' || type === 'code_block') {
      blocks.push({ language: info.trim().split(/\s/)[0], code: content, heading, anchor });
    }
  });
  return blocks.filter((block) => language === undefined || block.language === language);
}
