import type { FrameworkId } from './frameworks';

type Mapped = Readonly<Partial<Record<FrameworkId, readonly string[]>>>;

/**
 * Mappings that are AWS's, not ours: of the "related requirements" of a Security Hub control, those that our controls name.
 * Source: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html and its pages by service.
 */
const RELATED: Readonly<Record<string, Mapped>> = {
  'CloudWatch.15': { 'nist-800-53': ['AU-6(1)', 'CA-7', 'IR-4(1)', 'SI-4(5)'] },
  'CloudWatch.16': { 'nist-800-53': ['AU-11', 'SI-12'] },
  'CloudWatch.17': { 'nist-800-53': ['AU-6(1)', 'CA-7'] },
  'ECS.4': { 'nist-800-53': ['AC-3', 'AC-6'] },
  'ECS.5': { 'nist-800-53': ['AC-3', 'AC-6'] },
  'ECS.8': { 'pci-dss': ['8.6.2'] },
  'ECS.9': { 'nist-800-53': ['AU-2', 'AU-3', 'AU-12', 'CA-7'] },
  'ECS.12': { 'nist-800-53': ['CA-7'] },
  'ECS.17': { 'nist-800-53': ['AC-3', 'AC-6'] },
  'IAM.1': { 'nist-800-53': ['AC-2', 'AC-3', 'AC-6', 'AC-6(10)'] },
  'IAM.21': { 'nist-800-53': ['AC-2', 'AC-3', 'AC-6', 'AC-6(10)'] },
  'KMS.2': { 'nist-800-53': ['AC-2', 'AC-3', 'AC-6'] },
  'KMS.3': { 'nist-800-53': ['SC-12'] },
  'KMS.4': { 'nist-800-53': ['SC-12'], 'pci-dss': ['3.7.4'], cis: ['3.6'] },
  'S3.5': { 'nist-800-53': ['AC-4', 'SC-8', 'SC-8(1)', 'SC-13'], 'pci-dss': ['4.2.1'], cis: ['2.1.1'] },
  'S3.7': { 'nist-800-53': ['CP-6', 'CP-9', 'CP-10'] },
  'S3.8': {
    'nist-800-53': ['AC-3', 'AC-4', 'AC-6', 'SC-7', 'SC-7(3)'],
    'pci-dss': ['1.4.4'],
    cis: ['2.1.4'],
  },
  'S3.9': { 'nist-800-53': ['AC-6(9)', 'AU-2', 'AU-3', 'AU-12', 'CA-7'], 'pci-dss': ['10.2.1'] },
  'S3.12': { 'nist-800-53': ['AC-3', 'AC-6'] },
  'S3.14': { 'nist-800-53': ['CP-6', 'CP-9', 'CP-10', 'SI-12'] },
  'S3.17': { 'nist-800-53': ['AU-9', 'SC-13', 'SC-28', 'SC-28(1)'], 'pci-dss': ['3.5.1'] },
  'SNS.1': { 'nist-800-53': ['SC-13', 'SC-28', 'SC-28(1)'] },
  'StepFunctions.1': { 'pci-dss': ['10.4.2'] },
};

/**
 * Of the NIST controls that ours refer to, those in FedRAMP's moderate baseline of rev. 5.
 * Source: https://github.com/GSA/fedramp-automation, FedRAMP_rev5_MODERATE-baseline_profile.json, 5.1.1+fedramp-20240111-0.
 */
const MODERATE: ReadonlySet<string> = new Set(
  [
    'AC-2 AC-3 AC-4 AC-6 AC-6(9) AC-6(10) AU-2 AU-3 AU-6 AU-6(1) AU-9 AU-11 AU-12 CA-7 CM-2 CM-2(2) CM-3 CM-3(2) CM-6',
    'CM-7 CM-8 CP-6 CP-9 CP-10 IA-2 IA-5 IA-5(7) IR-4 IR-4(1) IR-6 IR-8 PL-8 SA-5 SA-10 SA-11 SA-11(1) SC-7 SC-7(3)',
    'SC-7(4) SC-7(5) SC-8 SC-8(1) SC-12 SC-13 SC-28 SC-28(1) SC-39 SI-2 SI-4 SI-4(5) SI-12 SR-3',
  ].flatMap((line) => line.split(' ')),
);

export function inModerateBaseline(control: string): boolean {
  return MODERATE.has(control);
}

/** The frameworks that AWS maps. */
const BY_AWS: Readonly<Partial<Record<FrameworkId, FrameworkId>>> = {
  'pci-dss': 'pci-dss',
  'nist-800-53': 'nist-800-53',
  fedramp: 'nist-800-53',
  cis: 'cis',
};

/** The first of these Security Hub controls that AWS maps to a reference; undefined where the mapping is ours. */
export function mappedByAws(
  securityHub: readonly string[],
  framework: FrameworkId,
  reference: string,
): string | undefined {
  const of = BY_AWS[framework];
  return of && securityHub.find((id) => RELATED[id]?.[of]?.includes(reference));
}
