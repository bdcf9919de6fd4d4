import { newRepository, readTree } from '../support/repository';

const tree = readTree(newRepository());
const documents = Object.entries(tree).filter(([file]) => /^[A-Z]+\.md$/.test(file));
const terraform = Object.entries(tree).flatMap(([file, text]) => (file.endsWith('.tf') ? [text] : []));
const tasks = Object.keys(JSON.parse(tree['.projen/tasks.json']).tasks);

describe.each(documents)('%s', (_file, text) => {
  it('names only what the code has', () => {
    const names = [...text.matchAll(/`([a-z]+(?:_[a-z]+)+)\b[^`.]*`/g)].map(([, name]) => name);
    expect(names.filter((name) => !terraform.some((code) => new RegExp(`\\b${name}\\b`).test(code)))).toEqual([]);
  });

  it('names only tasks that there are', () => {
    const named = [...text.matchAll(/npx projen ([a-z][a-z:]*)/g)].map(([, name]) => name);
    expect(named.filter((name) => !tasks.includes(name))).toEqual([]);
  });

  it('names only files that there are', () => {
    const named = [...text.matchAll(/(?:`|=)((?:tests|docs|\.projen)\/[\w./-]+\.\w+)/g)].map(([, name]) => name);
    expect(named.filter((name) => tree[name] === undefined)).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  const contributing = tree['CONTRIBUTING.md'];

  it('names every task of ours', () => {
    const ours = tasks.filter((task) =>
      JSON.stringify(JSON.parse(tree['.projen/tasks.json']).tasks[task]).includes('terraform.cjs'),
    );
    expect(ours.sort()).toEqual(['docs', 'fmt', 'lint', 'lint:aws', 'test', 'validate']);
    expect(ours.filter((task) => !contributing.includes(`| \`npx projen ${task}\` |`))).toEqual([]);
  });

  it('names every tool whose version is pinned', () => {
    const tools = [...tree['.tool-versions'].matchAll(/^([a-z-]+) \d/gm)].map(([, tool]) => tool);
    expect(tools).toEqual([
      'terraform',
      'nodejs',
      'tflint',
      'terraform-docs',
      'checkov',
      'pre-commit',
      'yamllint',
      'actionlint',
      'zizmor',
    ]);
    expect(tools.filter((tool) => tool !== 'nodejs' && !contributing.includes(tool))).toEqual([]);
  });
});
