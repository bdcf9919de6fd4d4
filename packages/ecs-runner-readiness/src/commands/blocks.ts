/** A code block of a document. */
export interface Block {
  /** Of the section that it is in. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

/** The code blocks of a Markdown document, those in lists included. */
export function codeBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { readonly indent: string; readonly language: string; readonly lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    const fence = /^( *)```(\w*)/.exec(line);
    if (open !== undefined) {
      if (fence !== null) {
        blocks.push({ heading, language: open.language, text: open.lines.map((text) => `${text}\n`).join('') });
        open = undefined;
      } else {
        open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart());
      }
    } else if (fence !== null) {
      open = { indent: fence[1], language: fence[2], lines: [] };
    } else {
      heading = /^#+ (.+)$/.exec(line)?.[1] ?? heading;
    }
  }
  return blocks;
}
