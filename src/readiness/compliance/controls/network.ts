import type { Control } from '../control';

export const NETWORK: readonly Control[] = [
  {
    id: 'NET-1',
    title: 'Nothing reaches a task from outside',
    evidence: ['SEC-17', 'SEC-18', 'SEC-19'],
    references: {
      soc2: ['CC6.6'],
      iso27001: ['A.8.20', 'A.8.22'],
      hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
      'pci-dss': ['1.3.1', '1.4.4'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['AC-4', 'SC-7', 'SC-7(5)'],
      cis: ['5.3', '5.4'],
      'security-hub': ['EC2.18', 'EC2.19'],
      'well-architected': ['SEC05'],
    },
    yours: 'Give private subnets, and run flow logs and network ACLs of the VPC, which the module does not own.',
  },
  {
    id: 'NET-2',
    title: 'Egress can be narrowed to the endpoints of AWS services',
    evidence: ['SEC-18', 'SEC-20'],
    references: {
      soc2: ['CC6.6', 'CC6.7'],
      iso27001: ['A.8.12', 'A.8.20'],
      hipaa: ['164.312(e)(1)'],
      'pci-dss': ['1.3.2'],
      'nist-800-53': ['AC-4', 'SC-7', 'SC-7(4)'],
      'well-architected': ['SEC05'],
    },
    yours:
      'Set egress_rules to what tasks need: by default they may call out to any address over HTTPS, where there is a NAT gateway.',
  },
];
