/** A pattern of EventBridge: fields with lists of what they may be. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly Alternative[];
}

/** What a field may be; with `$or`, what the event may be. */
type Alternative = string | { readonly prefix: string } | { readonly exists: true } | EventPattern;

/**
 * Whether an event matches a pattern, with the parts of the language that the module uses. In a list one element has to match.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 *
 * @throws for a part of the language that it does not know
 */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, expected]) => {
    if (field === '$or') return (expected as EventPattern[]).some((alternative) => matchesPattern(alternative, event));
    const found = elements(event).flatMap((element) => elements(property(element, field)));
    return Array.isArray(expected)
      ? found.some((value) => expected.some((alternative: Alternative) => matchesLeaf(alternative, value)))
      : found.some((value) => matchesPattern(expected as EventPattern, value));
  });
}

function matchesLeaf(alternative: Alternative, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return false;
  if (typeof alternative === 'string') return value === alternative;
  const [[operator, operand], ...more] = Object.entries(alternative);
  if (more.length === 0 && operator === 'exists' && operand === true) return true;
  if (more.length === 0 && operator === 'prefix') {
    return typeof value === 'string' && value.startsWith(operand as string);
  }
  throw new Error(`unknown alternative ${JSON.stringify(alternative)}`);
}

function elements(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** What an input transformer sends: JSON strings in the place of the variables of a template that is JSON. */
export function transform(paths: Record<string, string>, template: string, event: unknown): unknown {
  const text = template.replace(/<(\w+)>/g, (_, name: string) => {
    const value = paths[name].replace(/^\$\./, '').split('.').reduce(property, event);
    return JSON.stringify(value ?? '');
  });
  return JSON.parse(text);
}
