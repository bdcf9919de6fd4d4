// After the compilation: what the options interface says, as lib/options/texts.json and lib/projenrc.schema.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const file = (name) => new URL(`../${name}`, import.meta.url);

const { types } = JSON.parse(readFileSync(file('.jsii'), 'utf8'));
const { properties } = types['ecs-runner-template.EcsRunnerProjectOptions'];
const texts = properties
  .filter(({ name }) => name !== 'outdir')
  .map(({ name, type, optional, docs }) => [
    name,
    {
      type: type.primitive ?? 'list',
      required: !optional,
      summary: [docs.summary, docs.remarks].filter(Boolean).join(' ').replace(/\s+/g, ' '),
      defaultText: docs.default?.replace(/^- /, ''),
    },
  ]);
write('options/texts.json', Object.fromEntries(texts));

const { projenrcSchema } = require('../lib/options/schema.js');
write('projenrc.schema.json', projenrcSchema('ecs-runner-template.EcsRunnerProject'));

function write(name, content) {
  writeFileSync(file(`lib/${name}`), `${JSON.stringify(content, undefined, 2)}\n`);
}
