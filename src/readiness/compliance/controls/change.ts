import type { Control } from '../control';

export const CHANGE: readonly Control[] = [
  {
    id: 'CHG-1',
    title: 'Changes are code, reviewed and tested before they are applied',
    evidence: ['TST-01', 'TST-03', 'TST-05', 'TST-08', 'OPS-01', 'OPS-03', 'DOC-21', 'FUT-01'],
    references: {
      soc2: ['CC8.1'],
      iso27001: ['A.8.9', 'A.8.29', 'A.8.32'],
      hipaa: ['164.308(a)(8)'],
      'pci-dss': ['6.5.1'],
      gdpr: ['Art. 25', 'Art. 32'],
      'nist-800-53': ['CM-2', 'CM-2(2)', 'CM-3', 'CM-3(2)', 'SA-10', 'SA-11'],
      'well-architected': ['OPS05', 'OPS06', 'REL08'],
    },
    yours: 'Protect the main branch, require a review, and keep those who approve apart from those who write.',
  },
  {
    id: 'CHG-2',
    title: 'Configuration is checked against rules',
    evidence: ['TST-06', 'TST-07', 'ENT-02', 'EXA-13'],
    references: {
      soc2: ['CC7.1'],
      iso27001: ['A.8.9', 'A.8.29'],
      hipaa: ['164.308(a)(1)(ii)(B)'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['CM-6', 'SA-11(1)'],
      'well-architected': ['OPS05', 'SEC11'],
    },
    yours:
      'Run AWS Config and Security Hub in the account: the checks here see the code, not what was changed by hand.',
  },
  {
    id: 'CHG-3',
    title: 'Dependencies are few, bounded and kept up to date',
    evidence: ['MNT-03', 'MNT-04', 'MNT-05', 'MNT-06', 'OPS-09'],
    references: {
      soc2: ['CC8.1'],
      iso27001: ['A.5.21', 'A.8.8', 'A.8.19'],
      'pci-dss': ['6.3.3'],
      'nist-800-53': ['SI-2', 'SR-3'],
      'well-architected': ['OPS05', 'SEC11'],
    },
    yours: 'Merge the upgrades that are proposed, and pin the images that tasks run to a digest.',
  },
];
