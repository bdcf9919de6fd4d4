import { parse } from '@cdktn/hcl2json';
import schema from '../fixtures/aws-provider-6-arguments.json';
import { ALL_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';

interface Argument {
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly block?: Arguments;
}
type Arguments = Readonly<Record<string, Argument>>;
type Body = Readonly<Record<string, unknown>>;

/** Arguments of Terraform itself; `dynamic` is looked into. */
const META = ['count', 'for_each', 'depends_on', 'lifecycle', 'provider', 'provisioner', 'connection'];

/** What version 6 of the aws provider does not take or calls deprecated, as `resource.aws_x.name: argument`. */
function faults(where: string, body: Body, known: Arguments): string[] {
  const used = Object.entries(body).filter(([name]) => !META.includes(name) && name !== 'dynamic');
  const dynamic = Object.entries((body.dynamic ?? {}) as Record<string, { content: Body[] }[]>);
  const blocks = [...used, ...dynamic.map(([name, list]) => [name, list.flatMap(({ content }) => content)] as const)];
  const missing = Object.keys(known).filter(
    (name) => known[name].required && !blocks.some(([given]) => given === name),
  );
  return [
    ...missing.map((name) => `${where}: ${name} is required`),
    ...blocks.flatMap(([name, value]) => {
      const argument = known[name];
      if (argument === undefined) return [`${where}: ${name} is unknown`];
      if (argument.deprecated) return [`${where}: ${name} is deprecated`];
      const inside = argument.block;
      if (inside === undefined || !Array.isArray(value)) return [];
      return value.flatMap((block: Body) => faults(`${where}.${name}`, block, inside));
    }),
  ];
}

async function faultsOfFile(file: string, text: string): Promise<string[]> {
  const content: Record<string, Record<string, Record<string, Body[]>>> = await parse(file, text);
  const kinds = { resource: schema.resource, data: schema.data } as Record<string, Record<string, Arguments>>;
  return Object.entries(kinds).flatMap(([kind, types]) =>
    Object.entries(content[kind] ?? {})
      .filter(([type]) => type.startsWith('aws_'))
      .flatMap(([type, instances]) =>
        Object.entries(instances).flatMap(([name, bodies]) => {
          const where = `${file}: ${kind}.${type}.${name}`;
          return types[type]
            ? bodies.flatMap((body) => faults(where, body, types[type]))
            : [`${where}: no such ${kind}`];
        }),
      ),
  );
}

describe('version 6 of the aws provider', () => {
  it.each(Object.entries(ALL_SETS))('takes every argument in %s', async (_title, options) => {
    const files = Object.entries(readTree(newRepository(options))).filter(([file]) => file.endsWith('.tf'));
    expect(files.length).toBeGreaterThan(8);
    expect((await Promise.all(files.map(([file, text]) => faultsOfFile(file, text)))).flat()).toEqual([]);
  });

  it('would be seen to refuse others', () => {
    const known = { name: { required: true }, old: { deprecated: true }, rule: { block: { id: { required: true } } } };
    const body = { old: 'x', typo: 'y', count: 1, rule: [{ idd: 'z' }], dynamic: { rool: [{ content: [{}] }] } };
    expect(faults('r', body, known)).toEqual([
      'r: name is required',
      'r: old is deprecated',
      'r: typo is unknown',
      'r.rule: id is required',
      'r.rule: idd is unknown',
      'r: rool is unknown',
    ]);
  });
});
