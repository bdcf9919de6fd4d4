import { parse } from '@cdktn/hcl2json';
import { parse as parseYaml } from 'yaml';
import { HELPERS } from '../../src/templates/helpers';
import { HOSTILE_TEXTS } from '../support/hostile';

describe.each(HOSTILE_TEXTS)('%j', (text) => {
  test('is the same text in HCL', async () => {
    const { locals } = (await parse('x.tf', `locals {\n  x = ${HELPERS.hcl(text)}\n}\n`)) as {
      locals: { x: string }[];
    };
    // hcl2json leaves escaped template markers as they are written
    expect(locals[0].x.replace(/([$%])\1\{/g, '$1{')).toBe(text);
  });

  test('is the same text in YAML and JSON', () => {
    expect(parseYaml(`x: ${HELPERS.yaml(text)}\n`)).toEqual({ x: text });
    expect(JSON.parse(HELPERS.json(text))).toBe(text);
  });
});

test.each([
  [true, 'true'],
  [365, '365'],
  [undefined, 'null'],
  [[], '[]'],
  [['a', 'b"'], '["a", "b\\""]'],
])('%j as HCL is %s', (value, literal) => {
  expect(HELPERS.hcl(value)).toBe(literal);
});

test.each([
  ['a *b* _c_ `d`', 'a \\*b\\* \\_c\\_ \\`d\\`'],
  ['<script>&', '&lt;script&gt;&amp;'],
  ['{{ x }} ${y}', '&#123;&#123; x &#125;&#125; \\$&#123;y&#125;'],
  ['line\r\n# heading', 'line \\# heading'],
  ['[a](b) | c', '\\[a\\](b) \\| c'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
])('%j as Markdown is %j', (text, markdown) => {
  expect(HELPERS.md(text)).toBe(markdown);
});

test.each([
  ['oncall@example.com', 'oncall@example.com'],
  ['api.bitbucket.org/2.0/workspaces/acme', 'api.bitbucket.org/2.0/workspaces/acme'],
  ['a "b" <c> #d; `e` 😀', 'a #34;b#34; #60;c#62; #35;d#59; #96;e#96; #128512;'],
])('%j in a label of a diagram is %j', (text, label) => {
  expect(HELPERS.mermaid(text)).toBe(label);
});
