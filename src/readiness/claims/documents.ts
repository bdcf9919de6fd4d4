import type { Claims } from '../claim';
import { withoutExamples } from './unless';

export const DOCUMENTS: Claims = {
  'DOC-01': {
    proofs: [
      { kind: 'tool', tool: 'links' },
      { kind: 'commands', document: 'README.md' },
      { kind: 'document', file: 'README.md' },
    ],
  },
  'DOC-02': { proofs: [{ kind: 'tool', tool: 'validate-examples' }], unless: withoutExamples },
  'DOC-03': { proofs: [{ kind: 'tool', tool: 'terraform-docs' }] },
  'DOC-04': { proofs: [{ kind: 'tool', tool: 'terraform-docs' }] },
  'DOC-05': {
    proofs: [
      { kind: 'tool', tool: 'cost-table' },
      { kind: 'document', file: 'docs/cost.md' },
    ],
  },
  'DOC-06': { proofs: [{ kind: 'document', file: 'docs/troubleshooting.md' }] },
  'DOC-07': { proofs: [{ kind: 'document', file: 'SECURITY.md', anchor: 'reporting' }] },
  'DOC-08': { proofs: [{ kind: 'document', file: 'ARCHITECTURE.md' }] },
  'DOC-09': { proofs: [{ kind: 'diagram', file: 'ARCHITECTURE.md', anchor: 'parts' }] },
  'DOC-10': { proofs: [{ kind: 'diagram', file: 'ARCHITECTURE.md', anchor: 'data-flow' }] },
  'DOC-11': { proofs: [{ kind: 'document', file: 'docs/network.md' }] },
  'DOC-12': { proofs: [{ kind: 'document', file: 'docs/troubleshooting.md' }] },
  'DOC-13': { proofs: [{ kind: 'document', file: 'docs/troubleshooting.md' }] },
  'DOC-14': { proofs: [{ kind: 'document', file: 'docs/troubleshooting.md' }] },
  'DOC-15': { proofs: [{ kind: 'document', file: 'docs/monitoring.md' }] },
  'DOC-16': { proofs: [{ kind: 'document', file: 'docs/incident-response.md' }] },
  'DOC-17': { proofs: [{ kind: 'document', file: 'CONTRIBUTING.md' }] },
  'DOC-18': { proofs: [{ kind: 'document', file: 'CODE_OF_CONDUCT.md' }] },
  'DOC-19': { proofs: [{ kind: 'document', file: 'CONTRIBUTING.md' }] },
  'DOC-20': {
    proofs: [
      { kind: 'commands', document: 'CONTRIBUTING.md' },
      { kind: 'document', file: 'CONTRIBUTING.md' },
    ],
  },
  'DOC-21': { proofs: [{ kind: 'document', file: 'CONTRIBUTING.md', anchor: 'pull-requests' }] },
};
