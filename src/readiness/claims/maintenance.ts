import type { Claims } from '../claim';
import { withoutCi } from './unless';

export const MAINTENANCE: Claims = {
  'MNT-01': { proofs: [{ kind: 'file', path: 'CHANGELOG.md', matches: ['^# Changelog', '^## \\[Unreleased\\]'] }] },
  'MNT-02': { proofs: [{ kind: 'file', path: '.github/workflows/release.yml' }], unless: withoutCi },
  'MNT-03': { proofs: [{ kind: 'upgrade' }] },
  'MNT-04': { proofs: [{ kind: 'floor', of: 'terraform' }] },
  'MNT-05': { proofs: [{ kind: 'floor', of: 'aws' }] },
  'MNT-06': { proofs: [{ kind: 'tool', tool: 'providers' }] },
  'MNT-07': { proofs: [{ kind: 'document', file: 'CONTRIBUTING.md' }] },
  'MNT-08': { proofs: [{ kind: 'file', path: '.github/ISSUE_TEMPLATE/bug.yml' }], unless: withoutCi },
  'MNT-09': { proofs: [{ kind: 'file', path: '.github/pull_request_template.md' }], unless: withoutCi },
  'MNT-10': { proofs: [{ kind: 'document', file: 'SUPPORT.md' }] },
};
