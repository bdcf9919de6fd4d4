export type { AccountTask, Claim, Claims } from './claim';
export { CLAIMS } from './claims';
export * from './compliance';
export { ITEMS, type Item } from './items';
export { readinessMarkdown } from './markdown';
export { PILLARS, type Pillar } from './pillars';
export { proofKey, proofLink, type Proof, type ProofKind } from './proofs';
export type * from './proofs';
export {
  proofsFor,
  report,
  STATES,
  type ItemReport,
  type Outcome,
  type Outcomes,
  type ProofReport,
  type Report,
  type Score,
  type State,
} from './report';
