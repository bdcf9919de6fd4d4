import { HOSTILE_DESCRIPTION } from './hostile';

const ALL_SCOPES = ['soc2', 'iso27001', 'hipaa', 'pci-dss', 'gdpr', 'nist-800-53', 'fedramp', 'cis'];

/** Options that between them hold every value which changes what is generated. */
export const OPTION_SETS: Readonly<Record<string, object>> = {
  'the defaults': {},
  'no key, no Spot, ARM64, no scope, no hooks': {
    kmsCmk: false,
    spot: false,
    cpuArchitecture: 'ARM64',
    complianceScope: [],
    logRetentionDays: 1,
    preCommit: false,
    ci: 'none',
    license: 'MIT',
  },
  'all scopes, two environments, GitHub subjects of both kinds': {
    complianceScope: ALL_SCOPES,
    environments: ['production', 'staging'],
    trustSubjects: ['acme/infra', 'acme@123/infra@456:environment:prod', 'repo:acme/web:ref:refs/heads/main'],
  },
  'a custom issuer in GovCloud': {
    region: 'us-gov-west-1',
    trust: 'custom',
    trustSubjects: ['system:serviceaccount:ci:runner', 'auth0|"quoted"_%{sign}_`code`_<b>&amp;:*_\\'],
    complianceScope: ['fedramp', 'nist-800-53'],
  },
  'hostile text, no example, China': {
    description: HOSTILE_DESCRIPTION,
    owner: 'équipe @plateforme: a+b=c/d_e.f',
    costCenter: '4711',
    region: 'cn-north-1',
    complianceScope: ['gdpr'],
    logRetentionDays: 30,
    examples: [],
  },
};
