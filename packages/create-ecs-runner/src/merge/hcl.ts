/** Something of a Terraform module that may be there once. */
export interface Declaration {
  /** As Terraform writes it: `aws_iam_role.task`, `var.name`, `provider aws`. */
  readonly address: string;
  /** The line of the file, from 1. */
  readonly line: number;
}

interface Token {
  readonly kind: 'name' | 'string' | 'sign';
  readonly text: string;
  readonly line: number;
  /** How many brackets are open around it. */
  readonly depth: number;
}

/** Blocks inside `terraform` that a module has once; it has either a backend or a cloud. */
const SETTINGS: Readonly<Record<string, string>> = {
  required_providers: 'terraform required_providers',
  backend: 'terraform backend',
  cloud: 'terraform backend',
};

/** Prefixes of blocks with one label, as expressions refer to them. */
const NAMED: Readonly<Record<string, string>> = {
  module: 'module.',
  variable: 'var.',
  output: 'output ',
  check: 'check.',
};

const TYPED: Readonly<Record<string, string>> = { resource: '', data: 'data.', ephemeral: 'ephemeral.' };

/**
 * What a file of a Terraform module declares, found in the headers of its blocks.
 * Expressions are passed over unread, and what is no HCL yields nothing: Terraform is the judge of it.
 */
export function declarations(source: string): Declaration[] {
  const tokens = tokenize(source);
  const found: Declaration[] = [];
  for (const { header, body } of blocks(tokens, 0)) {
    const [{ text: type, line }, ...labels] = header;
    const names = labels.map(({ text }) => text);
    if (type in TYPED && names.length === 2) found.push({ address: TYPED[type] + names.join('.'), line });
    else if (type in NAMED && names.length === 1) found.push({ address: NAMED[type] + names[0], line });
    else if (type === 'provider' && names.length === 1) found.push({ address: provider(names[0], body), line });
    else if (type === 'locals') found.push(...attributes(body).map((name) => at(`local.${name.text}`, name)));
    else if (type === 'terraform') found.push(...settings(body));
  }
  return found;
}

function at(address: string, { line }: Token): Declaration {
  return { address, line };
}

function settings(body: readonly Token[]): Declaration[] {
  return blocks(body, 1)
    .filter(({ header: [{ text }] }) => text in SETTINGS)
    .map(({ header: [name] }) => at(SETTINGS[name.text], name));
}

/** One provider may be configured several times, under another alias each time. */
function provider(name: string, body: readonly Token[]): string {
  const alias = body[body.findIndex((token) => token.depth === 1 && token.text === 'alias') + 2];
  return alias?.kind === 'string' ? `provider ${name}.${alias.text}` : `provider ${name}`;
}

function attributes(body: readonly Token[]): Token[] {
  return body.filter(({ kind, depth }, index) => kind === 'name' && depth === 1 && body[index + 1]?.text === '=');
}

/** The blocks at one depth: names and labels up to "{", and what is inside. */
function blocks(tokens: readonly Token[], depth: number): { header: Token[]; body: Token[] }[] {
  const found: { header: Token[]; body: Token[] }[] = [];
  let header: Token[] = [];
  for (const token of tokens) {
    if (token.depth > depth) {
      found.at(-1)?.body.push(token);
      continue;
    }
    if (header[0]?.line !== token.line) header = []; // A header stands on one line.
    if (token.kind !== 'sign') {
      header.push(token);
      continue;
    }
    // After "=" comes an expression, whose brackets begin no block.
    if (token.text === '{' && header[0]?.kind === 'name') found.push({ header, body: [] });
    header = [];
  }
  return found;
}

/** Names, quoted strings, and signs; no comments, no heredocs. */
function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /(?<space>\s+|#.*|\/\/.*|\/\*[^]*?(?:\*\/|$))|<<-?(?<mark>[\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n|(?<quote>")|(?<name>[\p{ID_Start}_][\p{ID_Continue}-]*)|(?<sign>[=!<>]=|=>|[^])/uy;
  let depth = 0;
  let line = 1;
  for (let position = 0; position < source.length;) {
    pattern.lastIndex = position;
    const { 0: whole, groups: { mark, quote, name, sign } = {} } = pattern.exec(source)!;
    let end = position + whole.length;
    if (mark) end = heredocEnd(source, end, mark);
    else if (quote) end = stringEnd(source, end);
    const text = quote ? source.slice(position + 1, end - 1) : (name ?? sign);
    if (sign === '}' || sign === ']' || sign === ')') depth = Math.max(0, depth - 1);
    if (text !== undefined) tokens.push({ kind: quote ? 'string' : name ? 'name' : 'sign', text, line, depth });
    if (sign === '{' || sign === '[' || sign === '(') depth++;
    line += source.slice(position, end).split('\n').length - 1;
    position = end;
  }
  return tokens;
}

/** Behind the line that holds nothing but the mark. */
function heredocEnd(source: string, start: number, mark: string): number {
  const closing = new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, 'm').exec(source.slice(start));
  return closing ? start + closing.index + closing[0].length : source.length;
}

/** Behind the closing quote; `${` and `%{` open expressions, which may hold strings themselves. */
function stringEnd(source: string, start: number): number {
  for (let position = start; position < source.length; position++) {
    const character = source[position];
    if (character === '"') return position + 1;
    if (character === '\\') position++;
    else if (/^[$%]{2}\{/.test(source.slice(position, position + 3))) position += 2;
    else if (/^[$%]\{/.test(source.slice(position, position + 2))) position = templateEnd(source, position + 2) - 1;
  }
  return source.length;
}

function templateEnd(source: string, start: number): number {
  let open = 1;
  for (let position = start; position < source.length; position++) {
    const character = source[position];
    if (character === '"') position = stringEnd(source, position + 1) - 1;
    else if (character === '{') open++;
    else if (character === '}' && --open === 0) return position + 1;
  }
  return source.length;
}
