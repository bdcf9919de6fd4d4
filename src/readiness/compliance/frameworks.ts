/** Frameworks of the option `complianceScope`, and what AWS itself asks of every account. */
export const FRAMEWORK_IDS = [
  'soc2',
  'iso27001',
  'hipaa',
  'pci-dss',
  'gdpr',
  'nist-800-53',
  'fedramp',
  'cis',
  'security-hub',
  'well-architected',
] as const;
export type FrameworkId = (typeof FRAMEWORK_IDS)[number];

export interface Framework {
  readonly title: string;
  /** Which edition the references are of. */
  readonly edition: string;
  /** What a reference is called. */
  readonly unit: string;
  /** How a reference is written. */
  readonly pattern: RegExp;
  readonly url: string;
}

/**
 * Where each reference was looked up, in November 2026: SOC 2, ISO 27001, HIPAA, PCI DSS, CIS and the security pillar in the
 * lists of Prowler 5.46 (https://github.com/prowler-cloud/prowler), the other pillars and GDPR's articles in their publishers'
 * tables of contents, NIST and FedRAMP in the rev. 5 moderate baseline (GSA/fedramp-automation, version 5.1.1), Security Hub
 * in its user guide. PCI DSS 4.0.1 renumbered nothing of 4.0. CIS has a version 7.0; Security Hub checks up to 5.0.0.
 */
export const FRAMEWORKS: Readonly<Record<FrameworkId, Framework>> = {
  soc2: {
    title: 'SOC 2',
    edition: 'Trust Services Criteria 2017, points of focus 2022',
    unit: 'Criterion',
    pattern: /^(CC[1-9]|A1|C1|PI1)\.\d$/,
    url: 'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022',
  },
  iso27001: {
    title: 'ISO/IEC 27001',
    edition: '2022, Annex A',
    unit: 'Control',
    pattern: /^A\.[5-8]\.\d{1,2}$/,
    url: 'https://www.iso.org/standard/27001',
  },
  hipaa: {
    title: 'HIPAA Security Rule',
    edition: '45 CFR part 164, subpart C',
    unit: 'Section',
    pattern: /^164\.3\d\d(\([a-z]+\)|\(\d\)|\([A-Z]\))+$/,
    url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C',
  },
  'pci-dss': {
    title: 'PCI DSS',
    edition: '4.0.1',
    unit: 'Requirement',
    pattern: /^\d{1,2}(\.\d{1,2}){2,3}$/,
    url: 'https://www.pcisecuritystandards.org/document_library/',
  },
  gdpr: {
    title: 'GDPR',
    edition: 'Regulation (EU) 2016/679',
    unit: 'Article',
    pattern: /^Art\. \d{1,2}$/,
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  'nist-800-53': {
    title: 'NIST SP 800-53',
    edition: 'rev. 5',
    unit: 'Control',
    pattern: /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/,
    url: 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final',
  },
  fedramp: {
    title: 'FedRAMP',
    edition: 'rev. 5, moderate baseline',
    unit: 'Control',
    pattern: /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/,
    url: 'https://www.fedramp.gov/rev5/baselines/',
  },
  cis: {
    title: 'CIS AWS Foundations Benchmark',
    edition: '5.0.0',
    unit: 'Recommendation',
    pattern: /^\d(\.\d{1,2}){1,2}$/,
    url: 'https://www.cisecurity.org/benchmark/amazon_web_services',
  },
  'security-hub': {
    title: 'AWS Security Hub CSPM',
    edition: 'controls of November 2026',
    unit: 'Control',
    pattern: /^[A-Z][A-Za-z0-9]+\.\d{1,3}$/,
    url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html',
  },
  'well-architected': {
    title: 'AWS Well-Architected Framework',
    edition: 'questions of November 2026',
    unit: 'Question',
    pattern: /^(OPS|SEC|REL|PERF|COST|SUS)\d\d$/,
    url: 'https://docs.aws.amazon.com/wellarchitected/latest/framework/appendix.html',
  },
};

/** The frameworks that are in every repository's document, whatever its scope. */
export const ALWAYS: readonly FrameworkId[] = ['security-hub', 'well-architected'];

/** Frameworks of a scope in the order of documents, and those that are always there. */
export function frameworksOf(scope: readonly string[]): FrameworkId[] {
  return FRAMEWORK_IDS.filter((id) => scope.includes(id) || ALWAYS.includes(id));
}
