import { BlockList, isIP } from 'net';
import { ANY, matchesArn, matchesText } from './patterns';

/** How a value of the request is compared with a value of the policy. */
interface Comparison {
  /** Whether `*` and `?` of the policy stand for other characters. */
  readonly wildcards: boolean;
  readonly holds: (wanted: string, given: string) => boolean;
}

/** A condition operator, taken apart. */
export interface Operator extends Comparison {
  readonly set?: 'ForAllValues' | 'ForAnyValue';
  readonly ifExists: boolean;
  /** Whether it asks for what does not match. */
  readonly negated: boolean;
}

const exact = (holds: Comparison['holds']): Comparison => ({ wildcards: false, holds });
const pattern = (holds: Comparison['holds']): Comparison => ({ wildcards: true, holds });
const number = (holds: (wanted: number, given: number) => boolean) => exact((w, g) => holds(toNumber(w), toNumber(g)));
const date = (holds: (wanted: number, given: number) => boolean) => exact((w, g) => holds(toTime(w), toTime(g)));

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: exact((wanted, given) => wanted === given),
  StringEqualsIgnoreCase: exact((wanted, given) => wanted.toLowerCase() === given.toLowerCase()),
  StringLike: pattern((wanted, given) => matchesText(wanted, given)),
  ArnEquals: pattern(isArnLike),
  ArnLike: pattern(isArnLike),
  Bool: exact((wanted, given) => wanted.toLowerCase() === given.toLowerCase()),
  BinaryEquals: exact((wanted, given) => wanted === given),
  NumericEquals: number((wanted, given) => given === wanted),
  NumericLessThan: number((wanted, given) => given < wanted),
  NumericLessThanEquals: number((wanted, given) => given <= wanted),
  NumericGreaterThan: number((wanted, given) => given > wanted),
  NumericGreaterThanEquals: number((wanted, given) => given >= wanted),
  DateEquals: date((wanted, given) => given === wanted),
  DateLessThan: date((wanted, given) => given < wanted),
  DateLessThanEquals: date((wanted, given) => given <= wanted),
  DateGreaterThan: date((wanted, given) => given > wanted),
  DateGreaterThanEquals: date((wanted, given) => given >= wanted),
  IpAddress: exact(isWithin),
};

/**
 * The operator of this name, as `ForAnyValue:StringNotLike` or `ArnEqualsIfExists`; `Null` is none of these.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @throws where IAM has no such operator
 */
export function operatorOf(name: string): Operator {
  const [, set, plain, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const positive = plain?.replace(/^Not(?=IpAddress$)|(?<=^(?:String|Arn|Numeric|Date))Not/, '');
  const comparison = positive === undefined ? undefined : COMPARISONS[positive];
  if (comparison === undefined) throw new Error(`IAM has no condition operator ${name}`);
  return {
    ...comparison,
    ...(set !== undefined && { set: set as Operator['set'] }),
    ifExists: ifExists !== undefined,
    negated: positive !== plain,
  };
}

function isArnLike(wanted: string, given: string): boolean {
  return wanted === ANY || matchesArn(wanted, given);
}

function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** ISO 8601, or seconds since 1970. */
function toTime(text: string): number {
  return /^\d+$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text);
}

/** @param range an address, or one with the length of its prefix */
function isWithin(range: string, address: string): boolean {
  const [network, length] = range.split('/');
  const [family, asked] = [isIP(network), isIP(address)];
  if (family === 0 || family !== asked) return false;
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, length === undefined ? (family === 6 ? 128 : 32) : Number(length), type);
  return list.check(address, type);
}
