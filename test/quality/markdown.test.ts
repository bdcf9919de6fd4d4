import { join } from 'node:path';
import { filesBelow } from '../../packages/ecs-runner-readiness/src/files';
import { deadLinks } from '../../packages/ecs-runner-readiness/src/markdown';
import { differentFiles } from '../support/different-files';
import { ALL_SETS } from '../support/option-sets';
import { edit, newRepository, temporaryFolder } from '../support/repository';
import { runNodeTool } from '../support/run-tool';

const documents = differentFiles(ALL_SETS, /\.md$|^\.markdownlint-cli2\.jsonc$/);

/** The file with the same text and another path in a folder, by a number. */
function gathered(): string {
  const folder = temporaryFolder();
  documents.forEach(({ file, text }, index) => {
    const config = file.startsWith('.markdownlint');
    edit(folder, config ? file : join(String(index), file), text);
  });
  return folder;
}

it('is markdownlint that finds nothing in any document', () => {
  expect(documents.length).toBeGreaterThan(100);
  const { code, output } = runNodeTool('markdownlint-cli2', [], gathered());
  const findings = output
    .split('\n')
    .filter((line) => / MD\d+/.test(line))
    .map((line) => line.replace(/^\d+/, (index) => documents[Number(index)].title));
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
}, 120_000);

describe.each(Object.entries(ALL_SETS))('documents of %s', (_title, options) => {
  const repository = newRepository(options);

  it('have links that lead somewhere', () => {
    const files = filesBelow(repository).filter((file) => file.endsWith('.md'));
    expect(deadLinks(repository, files)).toEqual([]);
  });
});
