import type { ResolvedOptions } from '../options';
import type { AccountTask, Claim, Claims } from './claim';
import { CLAIMS } from './claims';
import { ITEMS, type Item } from './items';
import { PILLARS, pillarsOf, type Pillar } from './pillars';
import { proofKey, proofLink, type Proof } from './proofs';

/** States of an item, the best first. */
export const STATES = ['proven', 'documented', "your account's task", 'not run', 'not met', 'does not apply'] as const;
export type State = (typeof STATES)[number];

/** What became of a proof. */
export interface Outcome {
  /** `unavailable`: it could not be tried, and `detail` says why. */
  readonly result: 'holds' | 'fails' | 'unavailable';
  /** One line: what was seen, or what is missing. */
  readonly detail: string;
  /** When it was tried, in ISO 8601; none: just now. */
  readonly at?: string;
}

export interface ProofReport extends Partial<Outcome> {
  readonly key: string;
  readonly kind: Proof['kind'];
  /** Where a reader sees it, below the repository, with an anchor where there is one. */
  readonly link: string;
}

export interface ItemReport extends Item {
  readonly state: State;
  readonly pillars: readonly Pillar[];
  /** Why it does not apply. */
  readonly reason?: string;
  readonly task?: AccountTask;
  readonly proofs: readonly ProofReport[];
}

/** How many of the items that apply are proven, and how many are documented or the account's task. */
export interface Score {
  readonly name: string;
  readonly applicable: number;
  readonly proven: number;
  readonly documented: number;
}

export interface Report {
  /** Of `ecs-runner-template`. */
  readonly version: string;
  readonly repository: string;
  readonly items: readonly ItemReport[];
  readonly total: Score;
  readonly areas: readonly Score[];
  readonly pillars: readonly Score[];
}

/** Outcomes by the key of the proof. */
export type Outcomes = ReadonlyMap<string, Outcome>;

/** Every item with its state, given what became of its proofs. */
export function report(version: string, options: ResolvedOptions, outcomes: Outcomes, claims: Claims = CLAIMS): Report {
  const items = ITEMS.map((item) => itemReport(item, claims[item.id], options, outcomes));
  const areas = [...new Set(ITEMS.map(({ area }) => area))];
  return {
    version,
    repository: options.name,
    items,
    total: score('All', items),
    areas: areas.map((name) =>
      score(
        name,
        items.filter(({ area }) => area === name),
      ),
    ),
    pillars: PILLARS.map((name) =>
      score(
        name,
        items.filter(({ pillars }) => pillars.includes(name)),
      ),
    ),
  };
}

/** The proofs of the items that apply, each once. */
export function proofsFor(options: ResolvedOptions, only?: readonly string[]): Proof[] {
  const chosen = ITEMS.map(({ id }) => id).filter((id) => only?.includes(id) ?? true);
  const proofs = chosen.flatMap((id) =>
    CLAIMS[id].unless?.(options) === undefined ? applying(CLAIMS[id], options) : [],
  );
  return [...new Map(proofs.map((proof) => [proofKey(proof), proof])).values()];
}

function itemReport(item: Item, claim: Claim, options: ResolvedOptions, outcomes: Outcomes): ItemReport {
  const reason = claim.unless?.(options);
  const proofs = applying(claim, options).map((proof) => proofReport(proof, outcomes.get(proofKey(proof))));
  const state = reason === undefined ? stateOf(claim, proofs) : 'does not apply';
  return { ...item, state, pillars: pillarsOf(item), reason, task: claim.task, proofs: reason ? [] : proofs };
}

/** The proofs that these options have. */
function applying({ proofs }: Claim, { ci }: ResolvedOptions): readonly Proof[] {
  return proofs.filter((proof) => !('ci' in proof) || proof.ci === ci);
}

function proofReport(proof: Proof, outcome: Outcome | undefined): ProofReport {
  return { key: proofKey(proof), kind: proof.kind, link: proofLink(proof), ...outcome };
}

function stateOf({ task }: Claim, reports: readonly ProofReport[]): State {
  if (reports.some(({ result }) => result === 'fails')) return 'not met';
  if (reports.length === 0 || reports.some(({ result }) => result !== 'holds')) return 'not run';
  if (reports.some(({ kind }) => kind !== 'document')) return 'proven';
  return task === undefined ? 'documented' : "your account's task";
}

function score(name: string, items: readonly ItemReport[]): Score {
  const count = (...states: State[]) => items.filter(({ state }) => states.includes(state)).length;
  return {
    name,
    applicable: items.length - count('does not apply'),
    proven: count('proven'),
    documented: count('documented', "your account's task"),
  };
}
