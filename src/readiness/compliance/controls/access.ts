import type { Control } from '../control';

export const ACCESS: readonly Control[] = [
  {
    id: 'ACC-1',
    title: 'Machines sign in by OIDC: there are no long-lived credentials',
    evidence: ['SEC-10', 'ENT-02'],
    references: {
      soc2: ['CC6.1', 'CC6.2'],
      iso27001: ['A.5.16', 'A.5.17', 'A.8.5'],
      hipaa: ['164.312(a)(2)(i)', '164.312(d)'],
      'pci-dss': ['8.6.3'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['IA-2', 'IA-5'],
      'well-architected': ['SEC02'],
    },
    yours:
      'Guard the CI system: who may push to trusted branches and environments may run tasks. People sign in elsewhere.',
  },
  {
    id: 'ACC-2',
    title: 'Roles may do what they need and no more',
    evidence: ['SEC-11', 'SEC-12', 'SEC-13', 'CMP-14'],
    references: {
      soc2: ['CC6.1', 'CC6.3'],
      iso27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.8.3'],
      hipaa: ['164.308(a)(3)(i)', '164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
      'pci-dss': ['7.2.1', '7.2.2', '7.2.5', '7.3.1', '7.3.2', '7.3.3'],
      gdpr: ['Art. 25', 'Art. 32'],
      'nist-800-53': ['AC-2', 'AC-3', 'AC-6', 'AC-6(10)'],
      cis: ['1.15'],
      'security-hub': ['IAM.1', 'IAM.21', 'KMS.2'],
      'well-architected': ['SEC03'],
    },
    yours:
      'Review what you add to the task role (task_policy_arns) and who else in the account may pass or assume these roles.',
  },
  {
    id: 'ACC-3',
    title: 'Roles stay inside a boundary and under a path of their own',
    evidence: ['SEC-14', 'SEC-15', 'ENT-05'],
    references: {
      soc2: ['CC6.3'],
      iso27001: ['A.8.2'],
      hipaa: ['164.308(a)(3)(i)'],
      'pci-dss': ['7.2.5', '7.3.2'],
      'nist-800-53': ['AC-6'],
      'well-architected': ['SEC01', 'SEC03'],
    },
    yours: 'Supply the boundary (bootstrap/ makes one), and let service control policies keep it from being removed.',
  },
  {
    id: 'ACC-4',
    title: 'Trust names exact subjects, audiences and services',
    evidence: ['SEC-10', 'SEC-13', 'SEC-16'],
    references: {
      soc2: ['CC6.1', 'CC6.6'],
      iso27001: ['A.5.15', 'A.8.5'],
      hipaa: ['164.312(d)'],
      'pci-dss': ['7.3.1'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['AC-3', 'IA-2'],
      'well-architected': ['SEC02', 'SEC03'],
    },
    yours:
      'Keep trust_subjects to protected branches and environments, and take subjects out when a repository is retired.',
  },
  {
    id: 'ACC-5',
    title: 'Secrets are references, not values, in code and task definitions',
    evidence: ['ENT-02'],
    references: {
      soc2: ['CC6.1'],
      iso27001: ['A.5.17'],
      hipaa: ['164.308(a)(5)(ii)(D)'],
      'pci-dss': ['8.6.2'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['IA-5', 'IA-5(7)'],
      'security-hub': ['ECS.8'],
      'well-architected': ['SEC02'],
    },
    yours:
      'Keep secrets in Secrets Manager or Parameter Store, rotate them there, and leave them out of container_environment and logs.',
  },
  {
    id: 'ACC-6',
    title: 'Containers run isolated and without privileges',
    evidence: ['REL-04', 'OPS-02'],
    references: {
      soc2: ['CC6.8', 'CC7.1'],
      iso27001: ['A.8.9'],
      'nist-800-53': ['AC-3', 'AC-6', 'CM-7', 'SC-39'],
      'security-hub': ['ECS.4', 'ECS.5', 'ECS.17'],
      'well-architected': ['SEC06'],
    },
    yours: 'Scan and update the images: AWS patches what is below them on Fargate, and nobody but you what is in them.',
  },
];
