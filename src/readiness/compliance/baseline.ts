/**
 * Of the NIST controls that ours refer to, those in FedRAMP's moderate baseline of rev. 5.
 * Source: https://github.com/GSA/fedramp-automation, FedRAMP_rev5_MODERATE-baseline_profile.json, 5.1.1+fedramp-20240111-0.
 */
const MODERATE: ReadonlySet<string> = new Set([
  ...[
    'AC-2',
    'AC-3',
    'AC-4',
    'AC-6',
    'AC-6(9)',
    'AC-6(10)',
    'AU-2',
    'AU-3',
    'AU-6',
    'AU-6(1)',
    'AU-9',
    'AU-11',
    'AU-12',
  ],
  ...[
    'CA-7',
    'CM-2',
    'CM-2(2)',
    'CM-3',
    'CM-3(2)',
    'CM-6',
    'CM-7',
    'CM-8',
    'CP-6',
    'CP-9',
    'CP-10',
    'IA-2',
    'IA-5',
    'IA-5(7)',
  ],
  ...[
    'IR-4',
    'IR-4(1)',
    'IR-6',
    'IR-8',
    'PL-8',
    'SA-5',
    'SA-10',
    'SA-11',
    'SA-11(1)',
    'SC-7',
    'SC-7(3)',
    'SC-7(4)',
    'SC-7(5)',
  ],
  ...['SC-8', 'SC-8(1)', 'SC-12', 'SC-13', 'SC-28', 'SC-28(1)', 'SC-39', 'SI-2', 'SI-4', 'SI-4(5)', 'SI-12', 'SR-3'],
]);

export function inModerateBaseline(control: string): boolean {
  return MODERATE.has(control);
}
