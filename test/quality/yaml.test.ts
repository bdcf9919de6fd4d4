import { join } from 'node:path';
import { differentFiles } from '../support/different-files';
import { ALL_SETS } from '../support/option-sets';
import { edit, newRepository, temporaryFolder } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

const yaml = differentFiles(ALL_SETS, /\.ya?ml$/);

describeWithTools(['yamllint'], 'yamllint with the rules of the repository', () => {
  it('finds nothing in any file', () => {
    const folder = temporaryFolder();
    const config = yaml.find(({ file }) => file === '.yamllint.yaml')!;
    edit(folder, config.file, config.text);
    yaml.forEach(({ file, text }, index) => edit(folder, join(`${index}`, file), text));
    expect(yaml.map(({ file }) => file)).toEqual(expect.arrayContaining(['.checkov.yaml', '.terraform-docs.yml']));
    const { code, output } = runTool('yamllint', ['--strict', '--format=parsable', '.'], folder);
    expect({ code, output }).toEqual({ code: 0, output: '' });
  });

  it('would be seen to find something', () => {
    const repository = newRepository();
    edit(repository, 'twice.yaml', 'a: 1\na: 2\n');
    const { code, output } = runTool('yamllint', ['--strict', 'twice.yaml'], repository);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('duplication of key "a"') });
  });
});
