import { Mutant, Operator } from '../mutant';
import { readSource } from '../source';
import { boolean, call, choice, comparison, guard } from './logic';
import { effect, invertedCondition, widened, widenedAction } from './policies';
import {
  droppedAction,
  droppedAttribute,
  droppedBlock,
  droppedCondition,
  droppedElement,
  droppedEncryption,
  droppedResource,
} from './removals';
import { flag, number, pattern, string } from './values';

/** All faults that are tried. */
export const OPERATORS: readonly Operator[] = [
  droppedAction,
  droppedAttribute,
  droppedBlock,
  droppedCondition,
  droppedElement,
  droppedEncryption,
  droppedResource,
  effect,
  invertedCondition,
  widened,
  widenedAction,
  flag,
  number,
  pattern,
  string,
  boolean,
  call,
  choice,
  comparison,
  guard,
];

/** Every mutant of a file, in order of lines and operators. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = readSource(file, text);
  return OPERATORS.flatMap((operator) => operator(source)).sort((a, b) => a.line - b.line);
}
