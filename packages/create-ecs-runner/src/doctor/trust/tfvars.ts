/**
 * The values of a `.tfvars` file: strings, numbers, booleans, null, lists and objects.
 *
 * @throws Error that names the line where the text is none
 */
export function parseTfvars(text: string): Record<string, unknown> {
  const reader = new Reader(text);
  const values: Record<string, unknown> = {};
  while (!reader.atEnd()) {
    const name = reader.take(IDENTIFIER, 'the name of a variable');
    reader.take(/=/y, '=');
    values[name] = reader.value();
  }
  return values;
}

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"((?:[^"\\\n]|\\.)*)"/y;
/** Spaces, line ends, and comments: they separate, wherever they stand. */
const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;

const LITERALS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

class Reader {
  private at = 0;

  public constructor(private readonly text: string) {
    this.skip(BLANK);
  }

  public atEnd(): boolean {
    return this.at === this.text.length;
  }

  public take(pattern: RegExp, what: string): string {
    const found = this.skip(pattern);
    if (found === undefined) {
      throw new Error(`line ${this.text.slice(0, this.at).split('\n').length}: ${what} is missing`);
    }
    this.skip(BLANK);
    return found;
  }

  public value(): unknown {
    if (this.ahead('[')) return this.list();
    if (this.ahead('{')) return this.object();
    if (this.ahead('"')) return unquoted(this.take(STRING, 'the end of a string'));
    const number = this.skip(NUMBER);
    if (number === undefined) return LITERALS[this.take(/(true|false|null)(?![\w-])/y, 'a value')];
    this.skip(BLANK);
    return Number(number);
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    this.take(/\[/y, '[');
    while (!this.ahead(']')) {
      items.push(this.value());
      if (!this.ahead(']')) this.take(/,/y, ', or ]');
    }
    this.take(/\]/y, ']');
    return items;
  }

  private object(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    this.take(/\{/y, '{');
    while (!this.ahead('}')) {
      const name = this.ahead('"') ? unquoted(this.take(STRING, 'a key')) : this.take(IDENTIFIER, 'a key');
      this.take(/[=:]/y, '=');
      values[name] = this.value();
      if (this.ahead(',')) this.take(/,/y, ',');
    }
    this.take(/\}/y, '}');
    return values;
  }

  private ahead(character: string): boolean {
    return this.text[this.at] === character;
  }

  private skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

/** A string without its quotes and escapes; `$${` and `%%{` stand for what would begin a template. */
function unquoted(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g,
      (_, short?: string, long?: string, character?: string) =>
        character === undefined
          ? String.fromCodePoint(parseInt(short ?? long!, 16))
          : (ESCAPES[character] ?? character),
    )
    .replace(/\$\$\{/g, '${')
    .replace(/%%\{/g, '%{');
}
