import type { Control } from '../control';

export const RESILIENCE: readonly Control[] = [
  {
    id: 'RES-1',
    title: 'A zone, a Spot instance or a task may fail',
    evidence: ['REL-01', 'REL-02'],
    references: {
      soc2: ['A1.2'],
      iso27001: ['A.8.14'],
      hipaa: ['164.308(a)(7)(i)'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['CP-10'],
      'well-architected': ['REL10', 'REL11'],
    },
    yours: 'Give subnets in two zones or more, and write tasks so that a second run does no harm.',
  },
  {
    id: 'RES-2',
    title: 'State and artifacts can be restored',
    evidence: ['SEC-05', 'SEC-08', 'REL-03', 'CMP-13', 'ENT-04'],
    references: {
      soc2: ['A1.2', 'A1.3', 'CC7.5'],
      iso27001: ['A.5.29', 'A.5.30', 'A.8.13'],
      hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.312(c)(1)'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['CP-6', 'CP-9', 'CP-10', 'SI-12'],
      'security-hub': ['S3.7', 'S3.14'],
      'well-architected': ['REL09', 'REL13'],
    },
    yours:
      'Rehearse the restore, decide on a copy in another region (enable_replication), and back up what tasks keep elsewhere.',
  },
];
