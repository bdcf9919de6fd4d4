import { describeOptions, type OptionDescription } from './describe';

/** JSON schema (draft 07) of `.projenrc.json`, so that editors complete and check it. */
export function projenrcSchema(fqn: string): object {
  const options = describeOptions();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Options of an ECS runner repository',
    type: 'object',
    additionalProperties: false,
    required: ['type', ...options.filter(({ required }) => required).map(({ name }) => name)],
    properties: {
      $schema: { type: 'string' },
      type: { const: fqn, description: 'Project type, as projen writes it.' },
      ...Object.fromEntries(options.map((option) => [option.name, property(option)])),
    },
  };
}

function property({ type, choices, summary, defaultText, allowed }: OptionDescription): object {
  const notes = [summary, allowed && `Allowed: ${allowed}.`, defaultText && `Default: ${defaultText}.`];
  const description = notes.filter(Boolean).join(' ');
  const value = choices && { enum: choices };
  return type === 'list'
    ? { type: 'array', items: { type: 'string', ...value }, uniqueItems: true, description }
    : { type: type === 'number' ? 'integer' : type, ...value, description };
}
