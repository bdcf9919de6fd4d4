import * as Handlebars from 'handlebars';
import { resolve } from '../../src/options';
import {
  bootstrapFiles,
  exampleFiles,
  liveFiles,
  moduleFiles,
  repositoryFiles,
  runTaskFiles,
  templateContext,
  type ManifestEntry,
} from '../../src/templates';
import { readTemplate } from '../../src/templates/folder';
import { HELPERS } from '../../src/templates/helpers';
import { render } from '../../src/templates/render';

const options = resolve({ name: 'acme-runner' });
const context = templateContext(options, 'marker');
const TRUSTS = ['gitlab', 'hcpTerraform', 'bitbucket', 'circleci', 'buildkite', 'humanitec', 'custom'];
const entriesOf = (resolved: typeof options): ManifestEntry[] => [
  ...moduleFiles(),
  ...exampleFiles(resolved),
  ...liveFiles(resolved),
  ...bootstrapFiles(),
  ...runTaskFiles(resolved),
  ...repositoryFiles(resolved),
];
const ofOthers = TRUSTS.flatMap((trust) => entriesOf(resolve({ name: 'acme-runner', trust })));
const entries = [...new Map([...entriesOf(options), ...ofOthers].map((entry) => [entry.template, entry])).values()];

/** Names that a template reads from the context, those of `{{#if}}` among them, which strict mode does not check. */
function namesIn(template: string): string[] {
  const names: string[] = [];
  class Collector extends Handlebars.Visitor {
    public PathExpression(expression: hbs.AST.PathExpression): void {
      if (!expression.data && expression.original !== 'this') {
        names.push(expression.parts[0]);
      }
    }
  }
  new Collector().accept(Handlebars.parse(readTemplate(template)));
  return names;
}

test('there are templates in every room', () => {
  const rooms = new Set(entries.map(({ template }) => template.split('/')[0]));
  expect([...rooms].sort()).toEqual([
    'basic',
    'bootstrap',
    'complete-production',
    'live',
    'module',
    'multi-region',
    'repository',
    'run-task',
  ]);
});

test.each(entries.map((entry) => [entry.template, entry] as const))('%s names only what there is', (_, entry) => {
  const lists = [context.optionRows, context.upgradeNotes, ...Object.values(context.cost).filter(Array.isArray)];
  const rows = lists.flatMap((list) => Object.keys(list[0]));
  const known = [...Object.keys(context), ...rows, ...Object.keys(HELPERS), 'toolVersion', 'if', 'unless', 'each'];
  const allowed = entry.template.startsWith('live/') ? [...known, 'environment'] : known;
  expect(namesIn(entry.template).filter((name) => !allowed.includes(name))).toEqual([]);
});

test.each([
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
  ['eu-west-1', 'aws'],
])('%s is in the partition %s', (region, partition) => {
  expect(templateContext(resolve({ name: 'acme-runner', region }), '').partition).toBe(partition);
});

test.each([
  ['several environments', 'acme-runner', ['production', 'staging'], true],
  ['one environment', 'acme-runner', ['production'], false],
  ['a name of 32 characters', 'a'.repeat(29), ['qa', 'it'], true],
  ['a name that gets too long', 'a'.repeat(30), ['qa', 'it'], false],
  ['an environment that no name can end in', 'acme-runner', ['qa', 'it-'], false],
])('names by environment, %s', (_, name, environments, expected) => {
  expect(templateContext(resolve({ name, environments }), '').nameByEnvironment).toBe(expected);
});

test.each(['githubActions', ...TRUSTS])('no two templates make the same file with %s', (trust) => {
  const paths = entriesOf(resolve({ name: 'acme-runner', trust })).map((entry) => entry.path);
  expect(new Set(paths).size).toBe(paths.length);
});

test.each([
  ['githubActions', ['README.md', 'run-task.sh', 'run-task.yml']],
  ['gitlab', ['README.md', 'gitlab-ci.yml', 'run-task.sh']],
  ['hcpTerraform', ['README.md', 'main.tf.example']],
  ['bitbucket', ['README.md', 'bitbucket-pipelines.yml', 'run-task.sh']],
  ['circleci', ['README.md', 'config.yml', 'run-task.sh']],
  ['buildkite', ['README.md', 'pipeline.yml', 'run-task.sh']],
  ['humanitec', ['README.md', 'main.tf.example']],
  ['custom', ['README.md', 'run-task.sh']],
])('%s has what runs a task from there', (trust, names) => {
  const made = runTaskFiles(resolve({ name: 'acme-runner', trust })).map((entry) => entry.path);
  expect(made.sort()).toEqual(names.map((name) => `run-task/${name}`).sort());
});

test('a managed file says that it is generated, an owned one does not', () => {
  for (const entry of entries.filter(({ template }) => template.endsWith('.hbs'))) {
    const text = render(entry.template, { ...context, environment: entry.environment });
    expect([entry.path, text.includes('marker')]).toEqual([entry.path, entry.ownership === 'managed']);
  }
});

test('what the build precompiled renders as the templates do', () => {
  const built = jest.requireActual<typeof import('../../src/templates')>('../../lib/templates');
  for (const entry of entries) {
    const values = { ...context, environment: entry.environment };
    expect(built.render(entry.template, values)).toBe(render(entry.template, values));
  }
});
