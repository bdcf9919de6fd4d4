import { mkdirSync, readFileSync, rmSync } from 'fs';
import * as path from 'path';
import { isUnchanged } from '../../src/ledger/unchanged';
import { OptionsError, resolve } from '../../src/options';
import { FORMER_OPTIONS, type FormerOption } from '../../src/options/former';
import { OPTION_NAMES } from '../../src/options/table';
import { sync } from '../../src/sync';
import { renameKeys } from '../../src/upgrade/json-keys';
import { migrateOptions } from '../../src/upgrade/options';
import { captureWarnings, changedFiles, edit, newRepository, readTree } from '../support/repository';

const output = captureWarnings();

const FORMER: Readonly<Record<string, FormerOption>> = {
  kmsKey: { since: '0.3.0', renamedTo: 'kmsCmk' },
  encryption: { since: '0.4.0', renamedTo: 'kmsCmk' },
  bucketAcl: { since: '0.3.0', removed: 'ACLs are switched off; delete the line.' },
};

const TEXT = `{
    "type": "ecs-runner-template.EcsRunnerProject",
    "kmsKey" : false,
    "name": "acme-runner", "description": "a \\"kmsKey\\": {text}",
    "environments": ["kmsKey", "production"]
}
`;

describe('a renamed option', () => {
  const RENAMED = TEXT.replace('"kmsKey" :', '"kmsCmk" :').replace('["kmsKey"', '["kms"');
  const repository = () => {
    const root = newRepository();
    edit(root, '.projenrc.json', TEXT.replace('["kmsKey"', '["kms"'));
    return root;
  };

  test('is read, rewritten where it stands, and reported once', () => {
    const root = repository();
    sync(root, FORMER);
    const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
    expect(read('.projenrc.json')).toBe(RENAMED);
    expect(read('docs/options.md')).toMatch(/`kmsCmk` .*\| false \|$/m);
    expect(output).toEqual(['The option kmsKey is kmsCmk now; .projenrc.json was rewritten.']);
    expect(isUnchanged(root)).toBe(true);
    output.length = 0;
    sync(root, FORMER);
    expect(output).toEqual([]);
  });

  test.each([
    ['another option is wrong', '"name"', '"spot": "no", "name"', /spot: "no"/],
    ['its new name is there too', '"name"', '"kmsCmk": true, "name"', /kmsKey: false\. Allowed: kmsCmk alone/],
    ['another old name is there', '"name"', '"encryption": true, "name"', /encryption: true\. Allowed: kmsCmk alone/],
    [
      'a removed one is there',
      '"name"',
      '"bucketAcl": "x", "name"',
      /bucketAcl was removed in 0\.3\.0\. ACLs .* line\.$/m,
    ],
  ])('is not rewritten where %s', (_, from, to, message) => {
    const root = repository();
    edit(root, '.projenrc.json', TEXT.replace('["kmsKey"', '["kms"').replace(from, to));
    const before = readTree(root);
    expect(() => sync(root, FORMER)).toThrow(OptionsError);
    expect(() => sync(root, FORMER)).toThrow(message);
    expect(changedFiles(before, readTree(root))).toEqual([]);
    expect(output).toEqual([]);
  });

  test('is not rewritten where a file cannot be written', () => {
    const root = repository();
    rmSync(path.join(root, 'docs/upgrading.md'));
    mkdirSync(path.join(root, 'docs/upgrading.md'));
    const before = readTree(root);
    expect(() => sync(root, FORMER)).toThrow('docs/upgrading.md is a folder');
    expect(changedFiles(before, readTree(root))).toEqual([]);
  });

  test('is refused with both names by the project type, which rewrites no .projenrc.js', () => {
    expect(() => resolve({ name: 'acme-runner', kmsKey: true, bucketAcl: 1 }, FORMER)).toThrow(
      '2 options are wrong; no managed file was written.\n' +
        '  kmsKey: true. Allowed: nothing under this name, which is kmsCmk since 0.3.0: write kmsCmk instead of kmsKey.\n' +
        '  bucketAcl: 1. Allowed: nothing, because bucketAcl was removed in 0.3.0. ACLs are switched off; delete the line.',
    );
  });
});

test('options of today pass as they are', () => {
  const given = { name: 'acme-runner', kmsCmk: false, regoin: 'x', toString: 1 };
  expect(migrateOptions(given, FORMER)).toEqual({ options: given, renamed: new Map() });
});

test('no former option has a name of today, and each renamed one leads to one', () => {
  const names: readonly string[] = OPTION_NAMES;
  expect(Object.keys(FORMER_OPTIONS).filter((name) => names.includes(name))).toEqual([]);
  const targets = Object.values(FORMER_OPTIONS).flatMap((row) => ('renamedTo' in row ? [row.renamedTo] : []));
  expect(targets.filter((name) => !names.includes(name))).toEqual([]);
});

test.each([
  ['at the top only', '{"a":1,"b":{"a":2},"c":[{"a":3}],"d":"a"}', '{"z":1,"b":{"a":2},"c":[{"a":3}],"d":"a"}'],
  ['behind braces in texts', '{"x":"}{\\"a\\":","a":1}', '{"x":"}{\\"a\\":","z":1}'],
  ['written with an escape', '{"\\u0061":1}', '{"z":1}'],
  ['with a byte order mark', '\uFEFF{ "a"\n: 1 }', '\uFEFF{ "z"\n: 1 }'],
])('a key is renamed %s', (_, before, after) => {
  expect(renameKeys(before, new Map([['a', 'z']]))).toBe(after);
});
