import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parse } from '@cdktn/hcl2json';
import { declarations } from '../../packages/create-ecs-runner/src/merge/hcl';
import { createRepository } from '../../src/sync';

const addresses = (source: string) => declarations(source).map(({ address }) => address);

test("the scanner of create-ecs-runner finds in all of our Terraform files what HashiCorp's parser finds", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'create-ecs-runner-'));
  try {
    createRepository(folder, { name: 'acme' });
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tf'));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const source = readFileSync(path.join(folder, file), 'utf8');
      expect({ file, addresses: addresses(source).sort() }).toEqual({ file, addresses: (await parsed(source)).sort() });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function parsed(source: string): Promise<string[]> {
  const file = (await parse('a.tf', source)) as Record<string, Record<string, unknown>>;
  const typed = ([key, prefix]: string[]) =>
    Object.entries(file[key] ?? {}).flatMap(([type, names]) =>
      Object.keys(names as object).map((name) => `${prefix}${type}.${name}`),
    );
  const named = ([key, prefix]: string[]) => Object.keys(file[key] ?? {}).map((name) => prefix + name);
  const blocks = (key: string) => Object.values(file[key] ?? {}) as Record<string, unknown>[];
  const providers = Object.entries(file.provider ?? {}).flatMap(([name, all]) =>
    (all as { alias?: string }[]).map(({ alias }) => `provider ${name}${alias ? `.${alias}` : ''}`),
  );
  return [
    ...[
      ['resource', ''],
      ['data', 'data.'],
    ].flatMap(typed),
    ...[
      ['module', 'module.'],
      ['variable', 'var.'],
      ['output', 'output '],
      ['check', 'check.'],
    ].flatMap(named),
    ...blocks('locals').flatMap((locals) => Object.keys(locals).map((name) => `local.${name}`)),
    ...providers,
    ...blocks('terraform').flatMap((settings) =>
      ['required_providers', 'backend'].filter((key) => key in settings).map((key) => `terraform ${key}`),
    ),
  ];
}
