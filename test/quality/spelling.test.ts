import { join } from 'node:path';
import { differentFiles } from '../support/different-files';
import { ALL_SETS } from '../support/option-sets';
import { edit, temporaryFolder } from '../support/repository';
import { runNodeTool } from '../support/run-tool';

const CONFIG = join(__dirname, 'spelling', 'cspell.json');
/** Text of the user's, in a language of their own. */
const documents = differentFiles(ALL_SETS, /\.md$/);

/** Unknown words of files in a folder, with where each is for the first time. */
function misspelt(folder: string): string[] {
  const args = [
    'lint',
    `--config=${CONFIG}`,
    '--no-progress',
    '--no-summary',
    '--no-color',
    '--unique',
    `--root=${folder}`,
    '**',
  ];
  const { output } = runNodeTool('cspell', args, folder);
  return output.split('\n').filter((line) => line.includes('Unknown word'));
}

it('is right in every document of every option set', () => {
  const folder = temporaryFolder();
  documents.forEach(({ file, text }, index) => edit(folder, join(`${index}`, file), text));
  expect(misspelt(folder)).toEqual([]);
}, 120_000);

it('would be seen to be wrong', () => {
  const folder = temporaryFolder();
  edit(folder, 'wrong.md', '# Recieve\n\nThe task was seperated.\n');
  expect(misspelt(folder).map((line) => /\((\w+)/.exec(line)![1])).toEqual(['Recieve', 'seperated']);
});
