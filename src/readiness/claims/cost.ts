import type { Claims } from '../claim';

export const COST: Claims = {
  'COST-01': { proofs: [] },
  'COST-02': { proofs: [] },
  'COST-03': { proofs: [] },
  'COST-04': { proofs: [] },
  'COST-05': { proofs: [] },
  'COST-06': { proofs: [] },
  'COST-07': { proofs: [] },
  'COST-08': {
    proofs: [
      { kind: 'document', file: 'docs/network.md', anchor: 'what-they-cost', says: ['hourly', 'gateway', 'NAT'] },
      { kind: 'document', file: 'docs/cost.md', anchor: 'line-by-line', says: ['endpoint'] },
    ],
  },
  'COST-09': { proofs: [] },
};
