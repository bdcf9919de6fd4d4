import type { Item } from './items';

/** Pillars of the AWS Well-Architected Framework, https://docs.aws.amazon.com/wellarchitected/latest/framework/. */
export const PILLARS = [
  'Operational Excellence',
  'Security',
  'Reliability',
  'Performance Efficiency',
  'Cost Optimization',
  'Sustainability',
] as const;
export type Pillar = (typeof PILLARS)[number];

/** Our own assignment: the pillar of a chapter, unless an item has pillars of its own. */
const BY_CHAPTER: Readonly<Record<string, readonly Pillar[]>> = {
  SEC: ['Security'],
  OBS: ['Operational Excellence'],
  REL: ['Reliability'],
  COST: ['Cost Optimization'],
  CMP: ['Security'],
  DOC: ['Operational Excellence'],
  EXA: ['Operational Excellence'],
  TST: ['Operational Excellence'],
  MNT: ['Operational Excellence'],
  OPS: ['Operational Excellence'],
  ENT: ['Security'],
  FUT: ['Operational Excellence'],
};

const BY_ITEM: Readonly<Record<string, readonly Pillar[]>> = {
  'SEC-05': ['Security', 'Reliability'],
  'SEC-07': ['Security', 'Sustainability'],
  'OBS-04': ['Security'],
  'OBS-06': ['Operational Excellence', 'Performance Efficiency'],
  'OBS-07': ['Operational Excellence', 'Performance Efficiency'],
  'OBS-09': ['Security'],
  'OBS-10': ['Security'],
  'OBS-11': ['Security'],
  'COST-01': ['Cost Optimization', 'Sustainability'],
  'COST-02': ['Cost Optimization', 'Sustainability'],
  'COST-05': ['Cost Optimization', 'Sustainability'],
  'COST-06': ['Cost Optimization', 'Sustainability'],
  'COST-07': ['Cost Optimization', 'Performance Efficiency', 'Sustainability'],
  'CMP-06': ['Security', 'Cost Optimization'],
  'CMP-08': ['Cost Optimization'],
  'DOC-05': ['Cost Optimization'],
  'DOC-16': ['Security', 'Operational Excellence'],
  'EXA-05': ['Security'],
  'EXA-06': ['Security'],
  'EXA-10': ['Security'],
  'EXA-11': ['Cost Optimization'],
  'EXA-14': ['Reliability'],
  'OPS-03': ['Reliability'],
  'ENT-04': ['Reliability'],
  'FUT-04': ['Performance Efficiency'],
};

export function pillarsOf({ id }: Item): readonly Pillar[] {
  return BY_ITEM[id] ?? BY_CHAPTER[id.split('-')[0]];
}
