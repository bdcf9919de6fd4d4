import type { ResolvedOptions } from '../../options';
import { CLAIMS } from '../claims';
import { ITEMS, type Item } from '../items';
import { proofLink } from '../proofs';
import { CONTROLS, type Control } from './controls';
import type { FrameworkId } from './frameworks';
import { inModerateBaseline, mappedByAws } from './mappings';

/** A reference of a framework and one of our controls that serves it. */
export interface MatrixRow {
  readonly reference: string;
  readonly control: Control;
  /** The Security Hub control by which AWS maps the two itself; undefined where the mapping is ours. */
  readonly mappedBy?: string;
}

/** An item that shows a control. */
export interface Evidence {
  readonly item: Item;
  /** Where its proofs are, below the repository. */
  readonly links: readonly string[];
  /** Why it does not apply with these options. */
  readonly reason?: string;
}

const ITEM_BY_ID: ReadonlyMap<string, Item> = new Map(ITEMS.map((item) => [item.id, item]));

/** What a control refers to in a framework. */
export function referencesOf({ references }: Control, framework: FrameworkId): readonly string[] {
  return framework === 'fedramp'
    ? (references['nist-800-53'] ?? []).filter(inModerateBaseline)
    : (references[framework] ?? []);
}

/** The rows of one framework, in the order of our controls. */
export function matrixRows(framework: FrameworkId): MatrixRow[] {
  return CONTROLS.flatMap((control) => {
    const securityHub = control.references['security-hub'] ?? [];
    return referencesOf(control, framework).map((reference) => ({
      reference,
      control,
      mappedBy: mappedByAws(securityHub, framework, reference),
    }));
  });
}

/** What shows a control, given the options. */
export function evidenceOf({ evidence }: Control, options: ResolvedOptions): Evidence[] {
  return evidence.map((id) => {
    const { proofs, unless } = CLAIMS[id];
    return { item: ITEM_BY_ID.get(id)!, links: [...new Set(proofs.map(proofLink))], reason: unless?.(options) };
  });
}
