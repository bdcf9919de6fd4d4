import type { Control } from '../control';

export const GOVERNANCE: readonly Control[] = [
  {
    id: 'GOV-1',
    title: 'Every resource says whose it is and which scope it is in',
    evidence: ['CMP-06', 'CMP-07', 'CMP-09', 'CMP-10'],
    references: {
      soc2: ['CC6.1'],
      iso27001: ['A.5.9', 'A.5.13'],
      gdpr: ['Art. 30'],
      'nist-800-53': ['CM-8'],
      'security-hub': ['ECS.14', 'ECS.15'],
      'well-architected': ['COST02', 'COST03'],
    },
    yours: 'Keep the inventory and the record of processing activities; tags feed them, and replace neither.',
  },
  {
    id: 'GOV-2',
    title: 'Incidents have a procedure',
    evidence: ['DOC-07', 'DOC-16'],
    references: {
      soc2: ['CC7.4', 'CC7.5'],
      iso27001: ['A.5.24', 'A.5.26', 'A.6.8'],
      hipaa: ['164.308(a)(6)(i)', '164.308(a)(6)(ii)'],
      'pci-dss': ['12.10.1'],
      gdpr: ['Art. 33'],
      'nist-800-53': ['IR-4', 'IR-6', 'IR-8'],
      'well-architected': ['OPS10', 'SEC10'],
    },
    yours:
      'Add names, telephone numbers and the duties to notify, practise it once a year, and write down what was learnt.',
  },
  {
    id: 'GOV-3',
    title: 'Operation is documented',
    evidence: ['DOC-08', 'DOC-10', 'DOC-12', 'DOC-14', 'DOC-15', 'OPS-05', 'OPS-06'],
    references: {
      soc2: ['CC2.1', 'CC5.3'],
      iso27001: ['A.5.37'],
      gdpr: ['Art. 24'],
      'nist-800-53': ['PL-8', 'SA-5'],
      'well-architected': ['OPS07', 'OPS08'],
    },
    yours: 'Tie the documents to your own policies: a framework asks for those, and for people who know them.',
  },
  {
    id: 'GOV-4',
    title: 'Spending follows use and can be attributed',
    evidence: ['CMP-08', 'COST-05', 'COST-06', 'COST-07', 'COST-08'],
    references: {
      'well-architected': ['COST02', 'COST03', 'COST05', 'COST06', 'COST07', 'COST08'],
    },
    yours: 'Activate the cost allocation tags in the billing console, and set a budget where the example does not.',
  },
];
