import type { Claims } from '../claim';

const FLOORS = 'tests/compliance.tftest.hcl';

export const COMPLIANCE: Claims = {
  'CMP-01': { proofs: [{ kind: 'matrix', framework: 'soc2' }] },
  'CMP-02': { proofs: [{ kind: 'matrix', framework: 'iso27001' }] },
  'CMP-03': {
    proofs: [
      { kind: 'matrix', framework: 'hipaa' },
      { kind: 'test', file: FLOORS, run: 'hipaa_keeps_six_years', rejects: 'var.log_retention_days' },
    ],
  },
  'CMP-04': {
    proofs: [
      { kind: 'matrix', framework: 'pci-dss' },
      { kind: 'test', file: FLOORS, run: 'pci_dss_keeps_a_year', rejects: 'var.log_retention_days' },
    ],
  },
  'CMP-05': { proofs: [{ kind: 'matrix', framework: 'gdpr' }] },
  'CMP-06': { proofs: [{ kind: 'tags', root: '.' }] },
  'CMP-07': { proofs: [] },
  'CMP-08': { proofs: [] },
  'CMP-09': { proofs: [] },
  'CMP-10': { proofs: [] },
  'CMP-11': { proofs: [{ kind: 'document', file: 'SECURITY.md' }] },
  'CMP-12': { proofs: [] },
  'CMP-13': { proofs: [] },
  'CMP-14': { proofs: [{ kind: 'statements', compare: 'docs/iam.md' }] },
};
