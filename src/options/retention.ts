/** Days that CloudWatch Logs takes (botocore, `PutRetentionPolicy`). */
export const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * Least days of retention by compliance scope. HIPAA: six years (164.316(b)(2)); FedRAMP: three years (M-21-31 and
 * NIST AU-11 parameters); PCI DSS 4.0.1 10.5.1: one year; the others: our own mapping to one year; GDPR sets none.
 */
export const RETENTION_FLOOR: Readonly<Record<string, number>> = {
  soc2: 365,
  iso27001: 365,
  hipaa: 2192,
  'pci-dss': 365,
  gdpr: 0,
  'nist-800-53': 365,
  fedramp: 1096,
  cis: 365,
};

/** The highest floor of the scopes, in days. */
export function retentionFloor(scopes: readonly string[]): number {
  return Math.max(0, ...scopes.map((scope) => RETENTION_FLOOR[scope] ?? 0));
}
