import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { codeBlocksOf, isShell, RUN_BY } from '../support/documented-commands';
import { ALL_SETS, OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';

/** Languages of what is no command. */
const NOT_RUN = ['hcl', 'json', 'mermaid', 'yaml'];

const documents = Object.values({ ...ALL_SETS, ...OPTION_SETS }).flatMap((options) =>
  Object.entries(readTree(newRepository(options)))
    .filter(([file]) => file.endsWith('.md'))
    .map(([file, text]) => ({ file, blocks: codeBlocksOf(text) })),
);

describe('commands in documents, whatever the options', () => {
  it('are marked as sh, and everything else by its language', () => {
    const odd = documents.flatMap(({ file, blocks }) =>
      blocks
        .filter((block) => !isShell(block) && !NOT_RUN.includes(block.language))
        .map(({ heading, language }) => `${file}, ${heading}: "${language}"`),
    );
    expect([...new Set(odd)]).toEqual([]);
  });

  it('are of documents in the register, which names no others', () => {
    const withCommands = documents.filter(({ blocks }) => blocks.some(isShell)).map(({ file }) => file);
    expect([...new Set(withCommands)].sort()).toEqual(Object.keys(RUN_BY).sort());
  });

  it.each([...new Set(Object.values(RUN_BY))])('are all run by %s, which checks that it did', (test) => {
    const file = path.join(__dirname, '..', test);
    expect(existsSync(file)).toBe(true);
    const ends = /new DocumentedCommands\(__filename\)[^]*\bitRunsEveryCommandOf\(commands\)/;
    expect(ends.test(readFileSync(file, 'utf8'))).toBe(true);
  });
});
