import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { codeBlocksOf } from '../../packages/ecs-runner-readiness/src/markdown';
import { DocumentedCommands, isShell, RUN_BY } from '../support/documented-commands';
import { ALL_SETS, OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree, temporaryFolder } from '../support/repository';

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

describe('a test that runs the commands of a document', () => {
  const repository = temporaryFolder();
  mkdirSync(path.join(repository, 'docs'));
  const list = '1. Then:\n\n   ```sh\n   third\n   ```\n';
  const text = `# A\n\n\`\`\`sh\nfirst\n\`\`\`\n\n\`\`\`sh\nsecond\n\`\`\`\n\n## B\n\n${list}`;
  writeFileSync(path.join(repository, 'docs/deploy.md'), text);

  it('is told what it left out', () => {
    const commands = new DocumentedCommands('deploy.test.ts');
    expect(commands.left()).toEqual(['docs/deploy.md']);
    const of = commands.of(repository, 'docs/deploy.md');
    expect(of('A')[1]).toBe('second\n');
    expect(commands.left()).toEqual(['docs/deploy.md, A: first\n', 'docs/deploy.md, B: third\n']);
    expect([of('A')[0], ...of('B')]).toEqual(['first\n', 'third\n']);
    expect(commands.left()).toEqual([]);
  });

  it('cannot ask for a section that is not there, or for what another test runs', () => {
    const commands = new DocumentedCommands('deploy.test.ts');
    expect(() => commands.of(repository, 'docs/deploy.md')('C')).toThrow('docs/deploy.md has no commands below "C"');
    expect(() => commands.of(repository, 'docs/recovery.md')).toThrow("docs/recovery.md is not this test's");
  });
});
