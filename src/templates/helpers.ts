/** Quoting for the languages that values are rendered into. Every value reaches a template through one of these. */
export const HELPERS = {
  /** A value as an HCL literal. */
  hcl: hclLiteral,
  /** A value as the inside of a quoted HCL string. */
  hclText: (value: string) => hclText(value),
  /** A value as inline Markdown that shows the literal text. */
  md: (value: string) => markdownText(value),
  /** A value as the inside of a quoted label in a mermaid diagram. */
  mermaid: (value: string) => mermaidText(value),
  /** A value as a YAML flow scalar or list: JSON is YAML. */
  yaml: (value: unknown) => JSON.stringify(value),
  json: (value: unknown) => JSON.stringify(value ?? null),
  eq: (a: unknown, b: unknown) => a === b,
  includes: (list: readonly unknown[], value: unknown) => list.includes(value),
} as const;

/**
 * Registers them with an instance of handlebars, which hands its own options to a helper as the last argument, and
 * `toolVersion`, so that workflows run what developers run.
 */
export function registerHelpers(
  handlebars: typeof import('handlebars'),
  toolVersions: Readonly<Record<string, string>>,
): typeof import('handlebars') {
  const toolVersion = (tool: string) => toolVersions[tool] ?? refuse(`.tool-versions does not name ${tool}`);
  for (const [name, helper] of Object.entries({ ...HELPERS, toolVersion })) {
    const call = helper as (...values: unknown[]) => unknown;
    handlebars.registerHelper(name, (...values: unknown[]) => call(...values.slice(0, -1)));
  }
  return handlebars;
}

function refuse(message: string): never {
  throw new Error(message);
}

function hclLiteral(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(hclLiteral).join(', ')}]`;
  }
  return typeof value === 'string' ? `"${hclText(value)}"` : String(value ?? null);
}

/** HCL's escapes: https://developer.hashicorp.com/terraform/language/expressions/strings */
function hclText(value: string): string {
  return value
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/([$%])\{/g, '$1$1{');
}

const MARKDOWN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '{': '&#123;',
  '}': '&#125;',
};

/**
 * CommonMark lets a backslash escape any ASCII punctuation; what HTML or a template engine would read becomes an
 * entity. Line breaks and other control characters become spaces.
 */
function markdownText(value: string): string {
  return value
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
    .replace(/[&<>{}`*_[\]\\|~#$]/g, (character) => MARKDOWN[character] ?? `\\${character}`)
    .replace(/^(\d*)([-+=.)])/, '$1\\$2');
}

/** Entities of mermaid: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters */
function mermaidText(value: string): string {
  return value.replace(/[^\p{L}\p{N} .:/@+,()-]/gu, (character) => `#${character.codePointAt(0)};`);
}
