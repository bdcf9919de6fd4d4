import { OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

/** yamllint's own rules, but for what YAML of GitHub cannot have: `on` as a key, long commands. */
const RULES =
  '{extends: default, rules: {comments: {min-spaces-from-content: 1}, document-start: disable, line-length: disable, truthy: {check-keys: false}}}';

const filesOf = (repository: string, pattern: RegExp) =>
  Object.keys(readTree(repository)).filter((file) => pattern.test(file));

describeWithTools(['yamllint'], 'yamllint', () => {
  it.each(Object.entries(OPTION_SETS))('finds nothing in %s', (_title, options) => {
    const repository = newRepository(options);
    const files = filesOf(repository, /\.ya?ml$/);
    expect(files).toEqual(expect.arrayContaining(['.checkov.yaml', '.terraform-docs.yml']));
    const result = runTool('yamllint', ['--strict', '--format=parsable', '--config-data', RULES, ...files], repository);
    expect(result).toEqual({ code: 0, output: '' });
  });
});
