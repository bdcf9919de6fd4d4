/** What a compliance scope asks of a runner; the module's `compliance_requirements` says the same. */
export interface ComplianceRequirements {
  /** Least days that logs are kept; 0 where the scope sets none. */
  readonly retentionDays: number;
  /** A customer managed key. */
  readonly cmk: boolean;
  /** Access logs of the bucket. */
  readonly accessLogs: boolean;
}

/** Days that CloudWatch Logs takes (botocore, `PutRetentionPolicy`). */
export const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * Requirements by compliance scope.
 *
 * Days: HIPAA six years (164.316(b)(2)); FedRAMP three (M-21-31); PCI DSS 4.0.1 one (10.5.1); the others one, by our own
 * mapping; GDPR sets none. Key and access logs are our own mapping too, of the standards that have controls of their own on
 * key management (HIPAA 164.312(a)(2)(iv), PCI DSS 3.6 and 3.7, NIST SC-12 and SC-28) and on records of access to data
 * (HIPAA 164.312(b), PCI DSS 10.2.1, NIST AU-2 and AU-12).
 */
export const COMPLIANCE_REQUIREMENTS: Readonly<Record<string, ComplianceRequirements>> = {
  soc2: { retentionDays: 365, cmk: false, accessLogs: false },
  iso27001: { retentionDays: 365, cmk: false, accessLogs: false },
  hipaa: { retentionDays: 2192, cmk: true, accessLogs: true },
  'pci-dss': { retentionDays: 365, cmk: true, accessLogs: true },
  gdpr: { retentionDays: 0, cmk: false, accessLogs: false },
  'nist-800-53': { retentionDays: 365, cmk: true, accessLogs: true },
  fedramp: { retentionDays: 1096, cmk: true, accessLogs: true },
  cis: { retentionDays: 365, cmk: false, accessLogs: false },
};

/** The highest floor of the scopes, in days. */
export function retentionFloor(scopes: readonly string[]): number {
  return Math.max(0, ...scopes.map((scope) => COMPLIANCE_REQUIREMENTS[scope]?.retentionDays ?? 0));
}

/** Those of the scopes that require something. */
export function scopesRequiring(what: 'cmk' | 'accessLogs', scopes: readonly string[]): string[] {
  return scopes.filter((scope) => COMPLIANCE_REQUIREMENTS[scope]?.[what]);
}
