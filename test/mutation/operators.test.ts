import { apply } from './engine/mutant';
import { mutantsOf } from './engine/operators';

/** What the mutants of one kind make of a text, without its indentation. */
function mutations(kind: string, text: string): string[] {
  return mutantsOf('main.tf', text)
    .filter((mutant) => mutant.kind === kind)
    .map((mutant) => apply(text, mutant).trim());
}

/** A text inside a resource. */
const resource = (body: string): string => `resource "aws_x" "this" {\n  ${body}\n}`;

const CASES: Readonly<Record<string, readonly [before: string, ...after: string[]]>> = {
  'flag flipped': ['versioned = true # not false', 'versioned = false # not false'],
  'number moved': ['days = max(30, this[0].v5)', 'days = max(31, this[0].v5)'],
  'string changed': ['status = "Enabled"', 'status = "Disabled"'],
  'choice inverted': ['a = var.b == "c" ? d : e', 'a = !(var.b == "c") ? d : e'],
  'guard removed': ['a = [for b in c : b if b.d != null]', 'a = [for b in c : b if true]'],
  'comparison changed': ['a = b >= c', 'a = b > c'],
  'boolean changed': ['a = !b', 'a = b'],
  'function changed': ['a = alltrue([b])', 'a = anytrue([b])'],
  'effect inverted': ['a = { Effect = "Deny" }', 'a = { Effect = "Allow" }'],
  'resource widened': ['a = { Resource = [b.arn, "${b.arn}/*"] }', 'a = { Resource = "*" }'],
  'principal widened': ['a = { Principal = { Service = b } }', 'a = { Principal = "*" }'],
  'action widened': ['Action = ["s3:GetObject", "s3:*"]', 'Action = ["s3:*", "s3:*"]'],
  'action dropped': [
    'Action = ["s3:GetObject", "s3:PutObject"]',
    'Action = [ "s3:PutObject"]',
    'Action = ["s3:GetObject", ]',
  ],
  'condition inverted': ['a = { StringEquals = b }', 'a = { StringNotEquals = b }'],
  'pattern loosened': [
    'a = can(regex("^[a-z]{1,8}$", b))',
    'a = can(regex("[a-z]{1,8}$", b))',
    'a = can(regex("^[a-z]{1,8}", b))',
    'a = can(regex("^[a-z]{1,9}$", b))',
  ],
};

describe('an operator', () => {
  it.each(Object.entries(CASES))('makes "%s"', (kind, [before, ...after]) => {
    expect(mutations(kind, resource(before))).toEqual(after.map(resource));
  });

  it('moves a limit both ways', () => {
    const rule = (limit: number): string => `variable "x" {\n  validation {\n    condition = var.x <= ${limit}\n  }\n}`;
    expect(mutations('number moved', rule(10))).toEqual([rule(11), rule(9)]);
  });

  it('drops what a line sets, or a line of several lines, or a part of one', () => {
    expect(mutations('attribute dropped', resource('a = b\n  c = [\n    d,\n  ]'))).toEqual([
      resource('c = [\n    d,\n  ]'),
      resource('a = b'),
    ]);
    expect(mutations('attribute dropped', 'locals {\n  a = { b = 1, c = 2 }\n}')).toEqual([
      'locals {\n}',
      'locals {\n  a = {  c = 2 }\n}',
      'locals {\n  a = { b = 1,  }\n}',
    ]);
  });

  it('drops conditions and encryption under names of their own', () => {
    expect(mutations('condition dropped', resource('a = { Condition = b }'))).toEqual([resource('a = {  }')]);
    expect(mutations('encryption dropped', resource('a = b\n  kms_key_id = c'))).toEqual([resource('a = b')]);
  });

  it('drops nested blocks, dynamic ones too, and whole resources', () => {
    const text = resource('rule {\n    a = b\n  }\n  dynamic "c" {\n    for_each = d\n  }');
    expect(mutations('block dropped', text)).toEqual([
      resource('dynamic "c" {\n    for_each = d\n  }'),
      resource('rule {\n    a = b\n  }'),
    ]);
    expect(mutations('resource dropped', text)).toEqual(['']);
  });

  it('leaves comments, prose, keys, labels and the terraform block alone', () => {
    const text = [
      'terraform {\n  required_version = ">= 1.11.0"\n}',
      'variable "x" {\n  description = "true"\n}',
      '# a = true && 1',
      'locals {}',
    ].join('\n');
    expect(mutantsOf('main.tf', text)).toEqual([]);
    expect(mutations('string changed', resource('a = { "aws:x" = b["c"] }'))).toEqual([]);
  });

  it('reads past brackets in strings, interpolations and heredocs', () => {
    const text = resource('a = "}${join("]", [b])}{"\n  c = <<-EOT\n    { " }}\n  EOT\n  d = true');
    expect(mutations('flag flipped', text)).toEqual([text.replace('true', 'false')]);
    expect(mutations('attribute dropped', text)).toHaveLength(3);
  });

  it('tells file, line and place', () => {
    expect(mutantsOf('main.tf', resource('rule {\n    on = true\n  }'))).toContainEqual({
      file: 'main.tf',
      line: 3,
      kind: 'flag flipped',
      where: 'resource.aws_x.this/rule/on',
      before: 'true',
      after: 'false',
      start: expect.any(Number),
    });
  });
});
