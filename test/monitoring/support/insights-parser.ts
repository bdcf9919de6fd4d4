/** A log event as CloudWatch Logs keeps it. */
export interface LogEvent {
  /** When it happened, in milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
  readonly logStream?: string;
}

/** What a query shows of an event or of a group of events, by the name of the field. */
export type Row = Readonly<Record<string, unknown>>;

/** A log event on its way through a query. */
export interface Line {
  readonly event: LogEvent;
  /** Fields that the query made. */
  readonly made: Record<string, unknown>;
}

export type Evaluate = (line: Line) => unknown;

/** Functions of one event, of those that Logs Insights documents. */
const FUNCTIONS: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  coalesce: (...values) => values.find((value) => value !== undefined && value !== null),
  floor: (value) => Math.floor(Number(value)),
  ispresent: (value) => value !== undefined && value !== null,
  jsonParse: (value) => JSON.parse(String(value)) as unknown,
};

/** Functions of several events, likewise. */
const AGGREGATES: Readonly<Record<string, (values: readonly unknown[], percent?: number) => number>> = {
  count: (values) => values.length,
  max: (values) => Math.max(...values.map(Number)),
  pct: (values, percent = 0) => {
    const sorted = values.map(Number).sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  },
  sum: (values) => values.map(Number).reduce((total, value) => total + value, 0),
};

const DAY = 86_400_000;

const TOKEN = /\s*("[^"]*"|\d+(?:\.\d+)?\w*|@?[A-Za-z_]\w*(?:\.\w+)*|!=|<=|>=|[-+*/%=<>(),[\]])/y;

/** Reads one command of a query. Binds, from weak to strong: or, and, not, comparison, sum, product. */
export class CommandParser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly missing: boolean,
  ) {}

  public word(): string {
    const token = this.next();
    if (!/^[a-z]\w*$/i.test(token)) throw this.error();
    return token;
  }

  public number(): number {
    const value = Number(this.next());
    if (Number.isNaN(value)) throw this.error();
    return value;
  }

  public end(): void {
    if (this.peek() !== undefined) throw this.error();
  }

  public field(): Evaluate {
    const name = this.next();
    return (line) => read(name, line);
  }

  public pattern(): RegExp {
    const source = /^\s*\/(.+)\/$/.exec(this.text.slice(this.at))?.[1];
    if (source === undefined) throw this.error();
    this.at = this.text.length;
    return new RegExp(source);
  }

  public unnesting(): { value: Evaluate; into: string } {
    const value = this.expression();
    this.expect('into');
    return { value, into: this.word() };
  }

  public sort(lines: readonly Line[]): Line[] {
    const field = this.next();
    const sign = !this.accept('asc') && this.accept('desc') ? -1 : 1;
    return [...lines].sort((a, b) => sign * (Number(read(field, a)) - Number(read(field, b))));
  }

  public columns(): { text: string; value: Evaluate; as?: string }[] {
    return this.list(() => {
      const start = this.at;
      const value = this.expression();
      const text = this.text.slice(start, this.at).trim();
      return { text, value, as: this.accept('as') ? this.word() : undefined };
    });
  }

  public statistics(lines: readonly Line[]): Record<string, unknown>[] {
    const aggregates = this.list(() => this.aggregate());
    const keys = this.accept('by') ? this.columns() : [];
    const groups = new Map<string, { row: Record<string, unknown>; members: Line[] }>();
    for (const line of lines) {
      const row = Object.fromEntries(keys.map(({ text, value }) => [text, value(line)]));
      const id = JSON.stringify(row);
      const group = groups.get(id) ?? { row, members: [] };
      group.members.push(line);
      groups.set(id, group);
    }
    return [...groups.values()].map(({ row, members }) =>
      Object.assign(row, Object.fromEntries(aggregates.map(({ as, over }) => [as, over(members)]))),
    );
  }

  public expression(): Evaluate {
    let left = this.conjunction();
    while (this.accept('or')) {
      const [one, other] = [left, this.conjunction()];
      left = (line) => one(line) === true || other(line) === true;
    }
    return left;
  }

  private conjunction(): Evaluate {
    let left = this.negation();
    while (this.accept('and')) {
      const [one, other] = [left, this.negation()];
      left = (line) => one(line) === true && other(line) === true;
    }
    return left;
  }

  private negation(): Evaluate {
    if (!this.accept('not')) return this.comparison();
    const value = this.negation();
    return (line) => value(line) !== true;
  }

  private comparison(): Evaluate {
    const left = this.sum();
    if (this.accept('in')) {
      this.expect('[');
      const values = this.list(() => this.sum());
      this.expect(']');
      return (line) => values.some((value) => value(line) === left(line));
    }
    const operator = ['=', '!=', 'like'].find((candidate) => this.accept(candidate));
    if (operator === undefined) return left;
    const right = this.sum();
    return (line) => {
      const [a, b] = [left(line), right(line)];
      if (operator === '!=') return isMissing(a) ? this.missing : String(a) !== String(b);
      if (isMissing(a)) return false;
      return operator === '=' ? String(a) === String(b) : String(a).includes(String(b));
    };
  }

  private sum(): Evaluate {
    return this.arithmetic({ '+': (a, b) => a + b, '-': (a, b) => a - b }, () => this.product());
  }

  private product(): Evaluate {
    return this.arithmetic({ '*': (a, b) => a * b, '/': (a, b) => a / b }, () => this.primary());
  }

  /** A parsed text that is a number counts as one, as in AWS's own examples of `parse`. */
  private arithmetic(operators: Record<string, (a: number, b: number) => number>, operand: () => Evaluate): Evaluate {
    let left = operand();
    for (let sign = this.peek(); sign !== undefined && sign in operators; sign = this.peek()) {
      this.next();
      const [one, other, operate] = [left, operand(), operators[sign]];
      left = (line) => operate(Number(one(line)), Number(other(line)));
    }
    return left;
  }

  private primary(): Evaluate {
    const token = this.next();
    if (token === '(') {
      const value = this.expression();
      this.expect(')');
      return value;
    }
    if (token.startsWith('"')) return () => token.slice(1, -1);
    if (/^\d/.test(token)) return () => Number(token);
    if (!this.accept('(')) return (line) => read(token, line);
    if (token === 'bin') {
      this.expect('1d');
      this.expect(')');
      return ({ event }) => Math.floor(event.timestamp / DAY) * DAY;
    }
    const values = this.list(() => this.expression());
    this.expect(')');
    if (!Object.hasOwn(FUNCTIONS, token)) throw new Error(`no such function: ${token}`);
    return (line) => FUNCTIONS[token](...values.map((value) => value(line)));
  }

  private aggregate(): { as: string; over: (lines: readonly Line[]) => number } {
    const name = this.word();
    if (!Object.hasOwn(AGGREGATES, name)) throw new Error(`no such aggregate: ${name}`);
    this.expect('(');
    const value: Evaluate = this.accept('*') ? () => true : this.expression();
    const percent = this.accept(',') ? this.number() : undefined;
    this.expect(')');
    this.expect('as');
    return { as: this.word(), over: (lines) => AGGREGATES[name](lines.map(value), percent) };
  }

  private list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.accept(',')) items.push(item());
    return items;
  }

  private accept(token: string): boolean {
    if (this.peek() !== token) return false;
    this.next();
    return true;
  }

  private expect(token: string): void {
    if (!this.accept(token)) throw this.error();
  }

  private peek(): string | undefined {
    TOKEN.lastIndex = this.at;
    return TOKEN.exec(this.text)?.[1];
  }

  private next(): string {
    const token = this.peek();
    if (token === undefined) throw this.error();
    this.at = TOKEN.lastIndex;
    return token;
  }

  private error(): Error {
    return new Error(`not understood at ${this.at}: ${this.text}`);
  }
}

/** What a line has under a name: a field that the query made, of the log event, or of its message. */
export function read(name: string, { event, made }: Line): unknown {
  const path = name.split('.');
  return path.reduce<unknown>((node, key) => (node as Record<string, unknown> | null | undefined)?.[key], base());

  function base(): unknown {
    if (path[0] in made) return made;
    if (!name.startsWith('@')) return JSON.parse(event.message);
    return { '@timestamp': event.timestamp, '@message': event.message, '@logStream': event.logStream };
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || Number.isNaN(value);
}
