#!/usr/bin/env node
// Writes templates/repository/docs/reference.md.hbs anew: `npm run build && node scripts/reference.mjs`, after a change of the
// module's variables or outputs. terraform-docs tells their names, texts and types; the defaults that follow options
// come from the templates, so that generating a repository needs no terraform-docs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import paths from './tools/paths.cjs';
import { run } from './tools/run.mjs';

const { createRepository } = createRequire(import.meta.url)('../lib/sync');
const templates = fileURLToPath(new URL('../templates/', import.meta.url));
const variables = readFileSync(join(templates, 'module/variables.tf.hbs'), 'utf8');
const page = join(templates, 'repository/docs/reference.md.hbs');

const text = replaceDefaults(escapeMustaches(await document()));
const inject = /(?<=<!-- BEGIN_TF_DOCS -->\n)[^]*(?=<!-- END_TF_DOCS -->)/;
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(inject, () => text),
);

/** What terraform-docs writes for a repository whose lists are not empty. */
async function document() {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    createRepository(folder, { name: 'acme-runner', trustSubjects: ['acme/infra'] });
    await run(paths.executables['terraform-docs'], ['.'], { cwd: folder });
    return /<!-- BEGIN_TF_DOCS -->\n([^]*)<!-- END_TF_DOCS -->/.exec(
      readFileSync(join(folder, 'docs/reference.md'), 'utf8'),
    )[1];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function escapeMustaches(markdown) {
  return markdown.replaceAll('{{', '\\{{');
}

/** Puts the expression of variables.tf.hbs where terraform-docs put its value. */
function replaceDefaults(markdown) {
  const expressions = variables.matchAll(/^variable "(\w+)" \{(?:\n(?!\}).*)*?\n  default += (.*\{\{.*)$/gm);
  return [...expressions].reduce((result, [, name, expression]) => {
    const section = new RegExp(
      `(?<=### ${name.replaceAll('_', '\\\\_')}\n(?:\n|(?!#).+\n)+?)Default:(?: \`.*\`|\n\n\`\`\`json\n(\\[[^]*?)\`\`\`)\n`,
    );
    if (!section.test(result)) throw new Error(`no default of ${name} in what terraform-docs wrote`);
    return result.replace(section, (_, list) => (list === undefined ? scalar(expression) : listOf(expression)));
  }, markdown);
}

function scalar(expression) {
  return `Default: \`${expression.replace('{{hcl ', '{{json ')}\`\n`;
}

/** terraform-docs has lists on lines of their own, but not the empty one. */
function listOf(expression) {
  const option = /^\{\{hcl (\w+)\}\}$/.exec(expression)[1];
  return `{{#if ${option}}}
Default:

\`\`\`json
[
{{#each ${option}}}
  {{json this}}{{#unless @last}},{{/unless}}
{{/each}}
]
\`\`\`
{{else}}
Default: \`[]\`
{{/if}}
`;
}
