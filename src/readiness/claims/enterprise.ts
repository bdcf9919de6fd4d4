import type { Claims } from '../claim';

export const ENTERPRISE: Claims = {
  'ENT-01': { proofs: [{ kind: 'simulation', table: 'bucket' }] },
  'ENT-02': { proofs: [{ kind: 'tool', tool: 'secrets' }] },
  'ENT-03': { proofs: [] },
  'ENT-04': {
    proofs: [
      { kind: 'commands', document: 'docs/recovery.md' },
      { kind: 'document', file: 'docs/recovery.md' },
    ],
  },
  'ENT-05': { proofs: [] },
};
