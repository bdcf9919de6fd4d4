import { drop, isMutable, Operator } from '../mutant';
import { Item } from '../source';

const ENCRYPTION = /kms|encrypt|sse_|rotation/i;
/** Blocks at the top of a file that a module may lack and still be valid. */
const DROPPABLE = ['resource', 'data', 'check', 'output'];

const removal =
  (kind: string, matches: (item: Item) => boolean): Operator =>
  (source) =>
    source.items.filter((item) => isMutable(item) && matches(item)).map((item) => drop(source, kind, item));

const isCondition = (item: Item): boolean => item.kind === 'attribute' && item.name === 'Condition';
const isEncryption = (item: Item): boolean => item.kind === 'attribute' && ENCRYPTION.test(item.name);
const isAction = (item: Item): boolean => item.kind === 'element' && item.parent?.name === 'Action';

/** The condition of a policy statement. */
export const droppedCondition = removal('condition dropped', isCondition);
/** An argument about encryption. */
export const droppedEncryption = removal('encryption dropped', isEncryption);
/** Any other argument, of a block or of an object. */
export const droppedAttribute = removal(
  'attribute dropped',
  (item) => item.kind === 'attribute' && !isCondition(item) && !isEncryption(item),
);
/** A block inside another one, a validation among them. */
export const droppedBlock = removal('block dropped', (item) => item.kind === 'block' && item.parent !== undefined);
/** A whole resource, data source, check or output. */
export const droppedResource = removal(
  'resource dropped',
  (item) => item.kind === 'block' && item.parent === undefined && DROPPABLE.includes(item.name),
);
/** One of several actions of a policy statement. */
export const droppedAction = removal('action dropped', isAction);
/** An element of any other list. */
export const droppedElement = removal('element dropped', (item) => item.kind === 'element' && !isAction(item));
