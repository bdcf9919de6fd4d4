import { parse } from '@cdktn/hcl2json';
import { newRepository, readTree } from '../support/repository';

interface Validation {
  readonly condition: string;
  readonly error_message: string;
}
type Blocks<T> = Readonly<Record<string, readonly T[]>>;

let files: Record<string, string>;
beforeAll(() => {
  files = readTree(newRepository());
});

async function blocks<T>(file: string, kind: string): Promise<Blocks<T>> {
  const content = (await parse(file, files[file])) as Record<string, Blocks<T>>;
  return content[kind];
}

test('a message says the variable, what came and what is allowed', async () => {
  const variables = await blocks<{ validation?: Validation[] }>('variables.tf', 'variable');
  const messages = Object.entries(variables).flatMap(([name, [{ validation = [] }]]) =>
    validation.map(({ error_message: message }) => ({ name, message })),
  );
  expect(messages.length).toBeGreaterThan(80);
  const says = ({ name, message }: (typeof messages)[number]): boolean => {
    const [came, allowed] = message.split(/; allowed\b/);
    return new RegExp(`^${name} (is|are|has) \\S`).test(came) && allowed !== undefined && allowed.length > 5;
  };
  expect(messages.filter((entry) => !says(entry))).toEqual([]);
});

test('every variable with a validation has a native test that breaks it', async () => {
  const variables = await blocks<{ validation?: Validation[] }>('variables.tf', 'variable');
  const validated = Object.entries(variables).flatMap(([name, [{ validation }]]) => (validation ? [name] : []));
  const tests = Object.entries(files).flatMap(([file, text]) => (file.startsWith('tests/') ? [text] : []));
  const broken = tests.flatMap((text) =>
    [...text.matchAll(/expect_failures = \[([^\]]*)\]/g)].flatMap(([, list]) => list.match(/(?<=var\.)\w+/g) ?? []),
  );
  expect(validated.filter((name) => !broken.includes(name))).toEqual([]);
});

test.each(['examples/basic', 'examples/complete-production', 'live/production'])(
  '%s has all outputs of the module',
  async (root) => {
    const outputs = Object.keys(await blocks('outputs.tf', 'output'));
    const passedOn = await blocks<{ value: string }>(`${root}/outputs.tf`, 'output');
    // A root may have more, of its own resources.
    const ofModule = Object.entries(passedOn).filter(([, [{ value }]]) => value.startsWith('${module.'));
    expect(ofModule.map(([name, [{ value }]]) => [name, value])).toEqual(
      outputs.map((name) => [name, `\${module.runner.${name}}`]),
    );
  },
);
