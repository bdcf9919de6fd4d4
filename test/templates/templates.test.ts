import * as Handlebars from 'handlebars';
import { resolve } from '../../src/options';
import { exampleFiles, liveFiles, moduleFiles, repositoryFiles, templateContext } from '../../src/templates';
import { readTemplate } from '../../src/templates/folder';
import { HELPERS } from '../../src/templates/helpers';
import { render } from '../../src/templates/render';

const options = resolve({ name: 'acme-runner' });
const context = templateContext(options, 'marker');
const entries = [...moduleFiles(), ...exampleFiles(options), ...liveFiles(options), ...repositoryFiles(options)];

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
  expect([...rooms].sort()).toEqual(['basic', 'live', 'module', 'repository']);
});

test.each(entries.map((entry) => [entry.template, entry] as const))('%s names only what there is', (_, entry) => {
  const rows = Object.keys(context.optionRows[0]);
  const known = [...Object.keys(context), ...rows, ...Object.keys(HELPERS), 'if', 'unless', 'each'];
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

test('no two templates make the same file', () => {
  const paths = entries.map((entry) => entry.path);
  expect(new Set(paths).size).toBe(paths.length);
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
