import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';
import { runNodeTool } from '../support/run-tool';

const documents = (repository: string) => Object.entries(readTree(repository)).filter(([file]) => file.endsWith('.md'));

/** Links of a document as they are written, pictures among them; code aside. */
function links(markdown: string): string[] {
  const tokens = new MarkdownIt({ html: true })
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])]);
  return tokens.flatMap((token) => [token.attrGet('href') ?? token.attrGet('src') ?? []].flat());
}

/** Anchors as GitHub makes them from headings. */
function anchors(markdown: string): Set<string> {
  const tokens = new MarkdownIt().parse(markdown, {});
  const headings = tokens.flatMap((token, index) => (token.type === 'heading_open' ? [tokens[index + 1]] : []));
  const seen = new Map<string, number>();
  return new Set(
    headings.map(({ children }) => {
      const text = (children ?? []).map(({ content }) => content).join('');
      const slug = text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    }),
  );
}

describe.each(Object.entries(OPTION_SETS))('documents of %s', (_title, options) => {
  const repository = newRepository(options);

  it('follow markdownlint', () => {
    const { code, output } = runNodeTool('markdownlint-cli2', [], repository);
    expect({ code, findings: output.split('\n').filter((line) => / MD\d+/.test(line)) }).toEqual({
      code: 0,
      findings: [],
    });
  });

  it('have links that lead somewhere', () => {
    const texts = Object.fromEntries(documents(repository));
    const dead = Object.entries(texts).flatMap(([file, text]) =>
      links(text)
        .filter((link) => !/^[a-z]+:/.test(link))
        .filter((link) => {
          const [path, anchor] = link.split('#');
          const target = path === '' ? file : join(dirname(file), path);
          const found = existsSync(join(repository, target));
          return !found || (anchor !== undefined && !anchors(texts[target] ?? '').has(anchor));
        })
        .map((link) => `${file}: ${link}`),
    );
    expect(dead).toEqual([]);
  });
});
