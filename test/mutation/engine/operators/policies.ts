import { Operator, places, replace } from '../mutant';
import { Item, Source } from '../source';

/** A policy statement that allows what it denied, or denies what it allowed. */
export const effect: Operator = (source) =>
  attributes(source, 'Effect').flatMap(({ value, end }) => {
    const text = source.text.slice(value, end);
    const inverted = { '"Allow"': '"Deny"', '"Deny"': '"Allow"' }[text];
    return inverted === undefined ? [] : [replace(source, 'effect inverted', value, end, inverted)];
  });

/** A policy statement about every resource, or for everybody. */
export const widened: Operator = (source) =>
  ['Resource', 'Principal'].flatMap((name) =>
    attributes(source, name)
      .filter(({ value, end }) => source.text.slice(value, end) !== '"*"')
      .map(({ value, end }) => replace(source, `${name.toLowerCase()} widened`, value, end, '"*"')),
  );

/** A policy statement that allows every action of the service. */
export const widenedAction: Operator = (source) =>
  attributes(source, 'Action').flatMap((attribute) =>
    [...source.text.slice(attribute.value, attribute.end).matchAll(/"([\w-]+):[^"]+"/g)]
      .filter(([quoted, service]) => quoted !== `"${service}:*"`)
      .map(({ 0: quoted, 1: service, index }) => {
        const start = attribute.value + index;
        return replace(source, 'action widened', start, start + quoted.length, `"${service}:*"`);
      }),
  );

const NEGATIONS: Readonly<Record<string, string>> = {
  StringEquals: 'StringNotEquals',
  StringNotEquals: 'StringEquals',
  StringLike: 'StringNotLike',
  ArnEquals: 'ArnNotEquals',
  ArnLike: 'ArnNotLike',
  NumericLessThan: 'NumericGreaterThan',
};

/** A condition that compares the other way round. */
export const invertedCondition: Operator = (source) =>
  places(source, /\b[A-Z][A-Za-z]+(?=\s*=[^=>])/g).flatMap(({ 0: name, index }) =>
    name in NEGATIONS ? [replace(source, 'condition inverted', index, index + name.length, NEGATIONS[name])] : [],
  );

function attributes(source: Source, name: string): Item[] {
  return source.items.filter((item) => item.kind === 'attribute' && item.name === name);
}
