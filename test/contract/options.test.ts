import { readFileSync } from 'fs';
import * as path from 'path';
import Ajv from 'ajv';
import { describeOptions, resolve } from '../../src/options';
import { projenrcSchema } from '../../src/options/schema';

interface JsiiProperty {
  readonly name: string;
  readonly optional?: boolean;
  readonly docs: { readonly summary: string; readonly default?: string };
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(__dirname, '../..', file), 'utf8'));

const jsii = read('.jsii') as { types: Record<string, { properties: JsiiProperty[]; base?: string; kind: string }> };
const properties = jsii.types['ecs-runner-template.EcsRunnerProjectOptions'].properties.filter(
  ({ name }) => name !== 'outdir',
);

test('the package exports one project type and one options struct, all that `projen new --from` can take', () => {
  expect(Object.keys(jsii.types).sort()).toEqual([
    'ecs-runner-template.EcsRunnerProject',
    'ecs-runner-template.EcsRunnerProjectOptions',
  ]);
  expect(jsii.types['ecs-runner-template.EcsRunnerProject'].base).toBe('projen.Project');
});

test('interface and table name the same options', () => {
  expect(
    describeOptions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(properties.map(({ name }) => name).sort());
});

test.each(properties.map((property) => [property.name, property] as const))('%s is documented', (name, property) => {
  const description = describeOptions().find((option) => option.name === name);
  expect(property.docs.summary).toMatch(/\w/);
  expect(description?.summary).toContain(property.docs.summary.slice(0, 40));
  expect(description?.required).toBe(!property.optional);
});

test('the defaults that the documentation names are those that resolve gives', () => {
  const resolved: Record<string, unknown> = { ...resolve({ name: 'acme-runner' }) };
  const documented = properties.filter(({ docs }) => docs.default !== undefined && !docs.default.startsWith('- '));
  expect(documented.length).toBeGreaterThan(10);
  for (const { name, docs } of documented) {
    expect([name, JSON.parse(docs.default!)]).toEqual([name, resolved[name]]);
  }
});

describe('the JSON schema of .projenrc.json', () => {
  const type = 'ecs-runner-template.EcsRunnerProject';
  const validate = new Ajv().compile(projenrcSchema(type));

  test('is the one that the build wrote', () => {
    expect(read('lib/projenrc.schema.json')).toEqual(projenrcSchema(type));
  });

  test('takes all defaults', () => {
    const { alarmEmail, ...options } = resolve({ name: 'acme-runner' });
    expect(alarmEmail).toBeUndefined();
    expect(validate({ type, ...options })).toBe(true);
  });

  test.each([
    [{ type }],
    [{ name: 'acme-runner' }],
    [{ type: 'projen.Project', name: 'acme-runner' }],
    [{ type, name: 'acme-runner', spott: true }],
    [{ type, name: 'acme-runner', spot: 'yes' }],
    [{ type, name: 'acme-runner', logRetentionDays: 31 }],
    [{ type, name: 'acme-runner', complianceScope: ['sox'] }],
  ])('refuses %j', (content) => {
    expect(validate(content)).toBe(false);
  });
});
