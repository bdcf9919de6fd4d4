import type { FrameworkId } from './frameworks';

/** What an auditor asks for, and what of it this repository shows. */
export interface Control {
  /** As `ACC-2`; the part before the hyphen names the theme. */
  readonly id: string;
  readonly title: string;
  /** Ids of the items of the checklist that show it. */
  readonly evidence: readonly string[];
  /** What it serves, by framework. FedRAMP follows from NIST: see `mappings.ts`. */
  readonly references: Readonly<Partial<Record<Exclude<FrameworkId, 'fedramp'>, readonly string[]>>>;
  /** What remains for the owner of the account, in a sentence. */
  readonly yours: string;
}

/** Our controls, in the order of documents. One file, because every sync loads it. */
export const CONTROLS: readonly Control[] = [
  // Data
  {
    id: 'DAT-1',
    title: 'Objects, logs and messages are encrypted at rest',
    evidence: ['SEC-01', 'SEC-03', 'OBS-04', 'EXA-08'],
    references: {
      soc2: ['CC6.1', 'C1.1'],
      iso27001: ['A.8.24'],
      hipaa: ['164.312(a)(2)(iv)'],
      'pci-dss': ['3.5.1'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['SC-13', 'SC-28', 'SC-28(1)'],
      'security-hub': ['S3.17', 'SNS.1'],
      'well-architected': ['SEC08'],
    },
    yours:
      'Encrypt what tasks write elsewhere, such as databases and other buckets, and keep the state of Terraform in an encrypted bucket.',
  },
  {
    id: 'DAT-2',
    title: 'Encryption keys are managed, rotated and not deleted by mistake',
    evidence: ['SEC-01', 'SEC-02', 'SEC-03', 'SEC-04'],
    references: {
      soc2: ['CC6.1'],
      iso27001: ['A.8.24'],
      hipaa: ['164.312(a)(2)(iv)'],
      'pci-dss': ['3.6.1', '3.7.1', '3.7.4'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['SC-12'],
      cis: ['3.6'],
      'security-hub': ['KMS.3', 'KMS.4'],
      'well-architected': ['SEC08'],
    },
    yours: 'Name who may administer the key, review its policy, and rotate a key that you bring yourself.',
  },
  {
    id: 'DAT-3',
    title: 'The bucket and the topic take requests over TLS only',
    evidence: ['ENT-01', 'EXA-08'],
    references: {
      soc2: ['CC6.7'],
      iso27001: ['A.5.14', 'A.8.24'],
      hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
      'pci-dss': ['4.2.1'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['AC-4', 'SC-8', 'SC-8(1)', 'SC-13'],
      cis: ['2.1.1'],
      'security-hub': ['S3.5'],
      'well-architected': ['SEC09'],
    },
    yours: 'Let tasks use TLS for every other service that they call, and require it on a bucket that you bring.',
  },
  {
    id: 'DAT-4',
    title: 'The bucket cannot be made public',
    evidence: ['SEC-06'],
    references: {
      soc2: ['CC6.1', 'CC6.6'],
      iso27001: ['A.8.3', 'A.8.12'],
      hipaa: ['164.312(a)(1)'],
      'pci-dss': ['1.4.4'],
      gdpr: ['Art. 25', 'Art. 32'],
      'nist-800-53': ['AC-3', 'AC-4', 'AC-6', 'SC-7', 'SC-7(3)'],
      cis: ['2.1.4'],
      'security-hub': ['S3.2', 'S3.3', 'S3.8', 'S3.12'],
      'well-architected': ['SEC03', 'SEC08'],
    },
    yours: 'Block public access for the account as a whole (Security Hub S3.1), and on buckets that you bring.',
  },
  {
    id: 'DAT-5',
    title: 'Data is moved and deleted by rule',
    evidence: ['SEC-07', 'COST-02', 'COST-03', 'COST-04'],
    references: {
      soc2: ['C1.2'],
      iso27001: ['A.8.10'],
      'pci-dss': ['3.2.1'],
      gdpr: ['Art. 5', 'Art. 17'],
      'nist-800-53': ['SI-12'],
      'security-hub': ['S3.10', 'S3.13'],
      'well-architected': ['COST04'],
    },
    yours:
      'Decide how long each kind of data is kept; erasing personal data means its versions, replicas and logs as well, which outlive a deletion.',
  },
  // Access
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
  // Network
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
  // Logging and alarms
  {
    id: 'LOG-1',
    title: 'Tasks, shell sessions and state machines write logs',
    evidence: ['OBS-01', 'OBS-02', 'CMP-12', 'ENT-03'],
    references: {
      soc2: ['CC7.2'],
      iso27001: ['A.8.15'],
      hipaa: ['164.312(b)'],
      'pci-dss': ['10.2.1', '10.4.2'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['AU-2', 'AU-3', 'AU-12', 'CA-7'],
      'security-hub': ['ECS.9', 'StepFunctions.1'],
      'well-architected': ['SEC04', 'OPS08'],
    },
    yours: 'Decide what your containers log, and keep personal data and secrets out of it.',
  },
  {
    id: 'LOG-2',
    title: 'Logs are kept as long as the scope asks',
    evidence: ['SEC-09', 'OBS-03'],
    references: {
      soc2: ['CC7.2', 'CC7.3'],
      iso27001: ['A.5.33', 'A.8.15'],
      hipaa: ['164.316(b)(2)(i)'],
      'pci-dss': ['10.5.1'],
      gdpr: ['Art. 5'],
      'nist-800-53': ['AU-11', 'SI-12'],
      'security-hub': ['CloudWatch.16'],
      'well-architected': ['SEC04'],
    },
    yours:
      'Set log_retention_days to the longest duty that you have; the floors below are minima, and GDPR asks for a maximum that only you know.',
  },
  {
    id: 'LOG-3',
    title: 'Logs are protected from readers and from change',
    evidence: ['SEC-03', 'SEC-11', 'OBS-04'],
    references: {
      soc2: ['CC6.1', 'CC7.2'],
      iso27001: ['A.5.33', 'A.8.15'],
      hipaa: ['164.312(c)(1)'],
      'pci-dss': ['10.3.1', '10.3.2'],
      gdpr: ['Art. 32'],
      'nist-800-53': ['AU-9'],
      'security-hub': ['S3.17'],
      'well-architected': ['SEC04', 'SEC08'],
    },
    yours: 'Copy logs to an account of their own where administrators of this one must not be able to delete them.',
  },
  {
    id: 'LOG-4',
    title: 'Access to the objects of the bucket is recorded',
    evidence: ['OBS-09', 'OBS-10'],
    references: {
      soc2: ['CC7.2'],
      iso27001: ['A.8.15'],
      hipaa: ['164.312(b)'],
      'pci-dss': ['10.2.1'],
      gdpr: ['Art. 32', 'Art. 33'],
      'nist-800-53': ['AC-6(9)', 'AU-2', 'AU-3', 'AU-12', 'CA-7'],
      cis: ['3.2', '3.8', '3.9'],
      'security-hub': ['S3.9', 'CloudTrail.4'],
      'well-architected': ['SEC04'],
    },
    yours:
      'Switch on enable_access_logging where the scope does not require it already, and enable_object_trail where every read and write must be there.',
  },
  {
    id: 'LOG-5',
    title: 'Who used which role can be found out',
    evidence: ['OBS-09', 'OBS-11', 'CMP-11'],
    references: {
      soc2: ['CC7.2', 'CC7.3'],
      iso27001: ['A.5.28', 'A.8.15'],
      hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)', '164.312(a)(2)(i)'],
      'pci-dss': ['10.2.1', '10.4.1'],
      gdpr: ['Art. 33'],
      'nist-800-53': ['AU-6', 'AU-12'],
      cis: ['3.1'],
      'security-hub': ['CloudTrail.1'],
      'well-architected': ['SEC04', 'SEC10'],
    },
    yours:
      'Run a trail of management events in all regions of the account, and review it: the module does not own one.',
  },
  {
    id: 'LOG-6',
    title: 'Failures raise alarms that reach people',
    evidence: ['OBS-05', 'OBS-06', 'OBS-07', 'OBS-08', 'OPS-07'],
    references: {
      soc2: ['CC7.2', 'CC7.3'],
      iso27001: ['A.6.8', 'A.8.16'],
      hipaa: ['164.308(a)(6)(ii)'],
      'pci-dss': ['10.7.2'],
      gdpr: ['Art. 33'],
      'nist-800-53': ['AU-6(1)', 'CA-7', 'IR-4(1)', 'SI-4', 'SI-4(5)'],
      'security-hub': ['ECS.12', 'CloudWatch.15', 'CloudWatch.17'],
      'well-architected': ['OPS04', 'OPS08', 'REL06', 'SEC04'],
    },
    yours:
      'Name who is told (alarm_email or a topic of yours), have someone on call, and run threat detection such as GuardDuty.',
  },
  // Resilience
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
  // Change
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
  // Governance
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
