import { Operator, places, replace } from '../mutant';
import { Item, itemAt, lineage, Source } from '../source';

/** `true` for `false` and the reverse. */
export const flag: Operator = (source) =>
  places(source, /(?<![\w.])(?:true|false)\b(?!\s*[=.])/g).map(({ 0: word, index }) =>
    replace(source, 'flag flipped', index, index + word.length, word === 'true' ? 'false' : 'true'),
  );

/** A number, one more; a limit also one less. Places in lists stay: another one is rarely there. */
export const number: Operator = (source) =>
  places(source, /(?<![\w."]|[\w\])]\[)\d+(?:\.\d+)?(?![\w."]|\s*=[^=])/g).flatMap(({ 0: digits, index }) => {
    const limit = itemAt(source, index)?.name === 'condition';
    return [1, ...(limit && digits !== '0' ? [-1] : [])].map((step) =>
      replace(source, 'number moved', index, index + digits.length, String(Number(digits) + step)),
    );
  });

/** What an API takes in the place of a value; other texts get a letter more. */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  Enabled: 'Disabled',
  Disabled: 'Enabled',
  enabled: 'disabled',
  ENABLED: 'DISABLED',
  DISABLED: 'ENABLED',
  AES256: 'aws:kms',
  'aws:kms': 'AES256',
  FARGATE: 'FARGATE_SPOT',
  FARGATE_SPOT: 'FARGATE',
  awsvpc: 'bridge',
  OVERRIDE: 'DEFAULT',
  BucketOwnerEnforced: 'ObjectWriter',
  STANDARD_IA: 'GLACIER',
  true: 'false',
  false: 'true',
};

/** The value of a string that is not a pattern, nor about a policy's effect or actions. */
export const string: Operator = (source) =>
  strings(source)
    .filter(({ item, text }) => !isPattern(text) && !hasName(item, 'Effect', 'Action'))
    .map(({ start, end, text }) =>
      replace(source, 'string changed', start, end, `"${ALTERNATIVES[text] ?? `${text}x`}"`),
    );

/** A regular expression that forgets its beginning or its end, or counts one more. */
export const pattern: Operator = (source) =>
  strings(source)
    .filter(({ text }) => isPattern(text))
    .flatMap(({ start, end, text }) =>
      [
        text.replace(/^\^/, ''),
        text.replace(/\$$/, ''),
        ...[...text.matchAll(/(?<=[{,])\d+(?=\})/g)].map(
          ({ 0: digits, index }) => text.slice(0, index) + (Number(digits) + 1) + text.slice(index + digits.length),
        ),
      ]
        .filter((changed) => changed !== text)
        .map((changed) => replace(source, 'pattern loosened', start, end, `"${changed}"`)),
    );

const isPattern = (text: string): boolean => /^\^|[^$]\$$/.test(text);
const hasName = (item: Item | undefined, ...names: string[]): boolean =>
  lineage(item).some(({ name }) => names.includes(name));

interface Literal {
  readonly item: Item | undefined;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Quoted strings that are values: not keys, labels of blocks or keys in brackets. */
function strings(source: Source): Literal[] {
  return places(source, /"_*"(?!\s*(?:=[^=]|\{|"|\]\s*\.|=>))/g)
    .map(({ 0: quoted, index }) => ({
      item: itemAt(source, index),
      text: source.text.slice(index + 1, index + quoted.length - 1),
      start: index,
      end: index + quoted.length,
    }))
    .filter(({ start }) => !/[\w\])]\[$/.test(source.code.slice(0, start)));
}
