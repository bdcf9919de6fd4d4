/**
 * Whether a log event matches a JSON filter pattern of CloudWatch Logs.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * @param missing what `!=` says of a property that is not there, of which the documentation says nothing
 * @throws for what the documentation does not have
 */
export function matchesFilter(pattern: string, event: unknown, missing: boolean): boolean {
  const inner = /^\{ (.*) \}$/.exec(pattern)?.[1];
  if (inner === undefined) throw new Error(`not a JSON pattern: ${pattern}`);
  return new Expression(inner, event, missing).evaluate();
}

/** What a selector such as `$.detail.containers[0].name` finds. */
export function select(selector: string, event: unknown): unknown {
  return selector
    .split(/[.[\]]+/)
    .filter(Boolean)
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | null | undefined)?.[key], event);
}

const TOKEN =
  /\s*(\(|\)|&&|\|\||!=|>=|<=|[=<>]|NOT EXISTS|IS NULL|"[^"]*"|\$(?:\.[\w-]+(?:\[\d+\])*)+|\*|-?\d+(?:\.\d+)?|\w+)/y;

/** Parentheses bind before `&&`, that before `||`. */
class Expression {
  private readonly tokens: string[];

  constructor(
    text: string,
    private readonly event: unknown,
    private readonly missing: boolean,
  ) {
    this.tokens = tokenize(text);
  }

  public evaluate(): boolean {
    const result = this.or();
    if (this.tokens.length > 0) throw new Error(`unexpected ${this.tokens[0]}`);
    return result;
  }

  private or(): boolean {
    let result = this.and();
    while (this.accept('||')) result = this.and() || result;
    return result;
  }

  private and(): boolean {
    let result = this.condition();
    while (this.accept('&&')) result = this.condition() && result;
    return result;
  }

  private condition(): boolean {
    if (!this.accept('(')) return this.comparison();
    const result = this.or();
    if (!this.accept(')')) throw new Error(`missing ) before ${this.tokens[0]}`);
    return result;
  }

  private comparison(): boolean {
    const selector = this.next();
    if (!selector.startsWith('$.')) throw new Error(`not a selector: ${selector}`);
    const value = select(selector, this.event);
    const operator = this.next();
    if (operator === 'NOT EXISTS') return value === undefined;
    if (operator === 'IS NULL') return value === null;
    return compare(value, operator, this.next(), this.missing);
  }

  private accept(token: string): boolean {
    const found = this.tokens[0] === token;
    if (found) this.tokens.shift();
    return found;
  }

  private next(): string {
    const token = this.tokens.shift();
    if (token === undefined) throw new Error('the pattern ends too early');
    return token;
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`not in the language: ${text.slice(at)}`);
    tokens.push(match[1]);
  }
  return tokens;
}

function compare(value: unknown, operator: string, operand: string, missing: boolean): boolean {
  if (value === undefined) return operator === '!=' && missing;
  // A selector that finds a list or an object makes the pattern fail.
  if (value === null || typeof value === 'object') return false;
  if (/^-?\d/.test(operand)) return typeof value === 'number' && compareNumbers(value, operator, Number(operand));
  if (operator !== '=' && operator !== '!=') throw new Error(`${operator} compares numbers, not ${operand}`);
  return equals(String(value), operand.replace(/^"|"$/g, '')) === (operator === '=');
}

function compareNumbers(value: number, operator: string, operand: number): boolean {
  const results: Record<string, boolean> = {
    '=': value === operand,
    '!=': value !== operand,
    '<': value < operand,
    '>': value > operand,
    '<=': value <= operand,
    '>=': value >= operand,
  };
  if (!(operator in results)) throw new Error(`unknown operator ${operator}`);
  return results[operator];
}

/** An asterisk stands for any text, at the beginning and at the end only. */
function equals(value: string, operand: string): boolean {
  if (operand === '*') return true;
  const text = operand.replace(/^\*|\*$/g, '');
  if (text.includes('*')) throw new Error(`a wildcard inside ${operand} counts as itself`);
  if (operand.startsWith('*') && operand.endsWith('*')) return value.includes(text);
  if (operand.startsWith('*')) return value.endsWith(text);
  return operand.endsWith('*') ? value.startsWith(text) : value === text;
}
