import { Operator, places, replace } from '../mutant';
import { closing } from '../source';

const swap =
  (kind: string, pattern: RegExp, words: Readonly<Record<string, string>>): Operator =>
  (source) =>
    places(source, pattern).map(({ 0: word, index }) => replace(source, kind, index, index + word.length, words[word]));

/** Comparisons that turn round, or move their limit by one. */
export const comparison = swap('comparison changed', /(?<=\s)(?:==|!=|>=|<=|>|<)(?=\s)/g, {
  '==': '!=',
  '!=': '==',
  '>=': '>',
  '<=': '<',
  '>': '>=',
  '<': '<=',
});

/** "And" for "or" and the reverse, and a negation that is left out. */
export const boolean: Operator = swap('boolean changed', /&&|\|\||!(?=[\w(])/g, { '&&': '||', '||': '&&', '!': '' });

/** Functions for one another. */
export const call: Operator = swap(
  'function changed',
  /\b(?:alltrue|anytrue|max|min|startswith|endswith|trimprefix|trimsuffix|keys|values)(?=\()/g,
  {
    alltrue: 'anytrue',
    anytrue: 'alltrue',
    max: 'min',
    min: 'max',
    startswith: 'endswith',
    endswith: 'startswith',
    trimprefix: 'trimsuffix',
    trimsuffix: 'trimprefix',
    keys: 'values',
    values: 'keys',
  },
);

/** The negation of a choice: `a ? b : c` chooses the other one. */
export const choice: Operator = (source) =>
  places(source, /(?<=\s)\?(?=\s)/g).map(({ index }) => {
    const start = conditionStart(source.code, index);
    const condition = source.text.slice(start, index).trim();
    return replace(source, 'choice inverted', start, start + condition.length, `!(${condition})`);
  });

/** What is there under a condition is always there: `when = true`, and a list's `if` that lets all pass. */
export const guard: Operator = (source) => [
  ...source.items
    .filter(
      ({ kind, name, value, end }) =>
        kind === 'attribute' && name === 'when' && source.text.slice(value, end) !== 'true',
    )
    .map(({ value, end }) => replace(source, 'guard removed', value, end, 'true')),
  ...places(source, /\sif\s+(?=[\w(!])/g).map(({ 0: word, index }) => {
    const start = index + word.length;
    return replace(source, 'guard removed', start, expressionEnd(source.code, start), 'true');
  }),
];

/** Offset where the bracket around an expression closes, without white space before it. */
function expressionEnd(code: string, start: number): number {
  for (let at = start; at < code.length; at++) {
    if ('{[('.includes(code[at])) at = closing(code, at);
    else if ('}])'.includes(code[at])) return start + code.slice(start, at).trimEnd().length;
  }
  throw new Error(`nothing closes around ${start}`);
}

/** Offset where the condition of a choice begins: after "=", ":", "?", ",", "in" or an opening bracket. */
function conditionStart(code: string, question: number): number {
  let depth = 0;
  for (let at = question - 1; at >= 0; at--) {
    if ('}])'.includes(code[at])) depth++;
    if ('{[('.includes(code[at]) && --depth < 0) return skipSpace(code, at + 1);
    if (depth > 0) continue;
    if (/[:?,]/.test(code[at]) || (code[at] === '=' && /[^=!<>]/.test(code[at - 1]) && code[at + 1] === ' ')) {
      return skipSpace(code, at + 1);
    }
    if (code.slice(at, at + 4) === ' in ') return at + 4;
  }
  return 0;
}

function skipSpace(code: string, at: number): number {
  return at + code.slice(at).length - code.slice(at).trimStart().length;
}
