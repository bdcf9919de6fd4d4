import { join } from 'node:path';
import { blocks, Configuration, type Block } from './configuration';

/** What Terraform refuses: a validation of a variable, a precondition, or the assertion of a check. */
export interface Rule {
  /** What `expect_failures` names: `var.name`, `aws_security_group.this`, `check.subjects`. */
  readonly address: string;
  readonly file: string;
  readonly condition: string;
  /** As written, with `${...}` in it. */
  readonly message: string;
}

/** A run of a native test that expects failures. */
export interface ExpectedFailure {
  /** Below the root. */
  readonly file: string;
  readonly run: string;
  /** The addresses that must fail. */
  readonly expects: readonly string[];
}

/** The rules of a Terraform root. */
export async function rulesOf(root: string): Promise<Rule[]> {
  const configuration = await Configuration.read(root);
  const rules = (address: string, file: string, list: readonly Block[]): Rule[] =>
    list.map(({ condition, error_message }) => ({
      address,
      file,
      condition: String(condition),
      message: String(error_message ?? ''),
    }));
  return [
    ...configuration
      .named('variable', 'var')
      .flatMap(({ address, file, body }) => rules(address, file, blocks(body.validation))),
    ...configuration.named('check').flatMap(({ address, file, body }) => rules(address, file, blocks(body.assert))),
    ...[...configuration.resources(), ...configuration.named('output')].flatMap(({ address, file, body }) =>
      [body, ...blocks(body.lifecycle)].flatMap(({ precondition, postcondition }) =>
        rules(address, file, [...blocks(precondition), ...blocks(postcondition)]),
      ),
    ),
  ];
}

/** The runs of a root's native tests that expect failures. */
export async function expectedFailures(root: string): Promise<ExpectedFailure[]> {
  const tests = await Configuration.read(join(root, 'tests'), '.tftest.hcl');
  return tests.named('run').flatMap(({ address, file, body }) => {
    const expects = [body.expect_failures ?? []].flat().map(addressOf);
    return expects.length === 0 ? [] : [{ file: `tests/${file}`, run: address.replace(/^run\./, ''), expects }];
  });
}

/** Without the signs of an expression and without an index. */
function addressOf(reference: unknown): string {
  return String(reference)
    .replace(/^\$\{(.*)\}$/s, '$1')
    .replace(/\[.*\]$/s, '');
}
