import type { Breaks } from './break';

const CSV = 'docs/compliance.csv';

export const MATRIX: Breaks = {
  // a criterion without its row
  'CMP-01': [{ file: CSV, find: /^SOC 2,[^\n]*,CC8\.1,[^\n]*\n/m, replace: '' }],
  // evidence that nobody has
  'CMP-02': [{ file: CSV, find: /^(ISO\/IEC 27001,[^\n]*,A\.8\.24,\w+,DAT-1,[^\n]*)SEC-01/m, replace: '$1SEC-99' }],
  // no evidence at all
  'CMP-03': [{ file: CSV, find: /^(HIPAA [^\n]*,164\.316\(b\)\(2\)\(i\),[^\n]*,)SEC-09; OBS-03,/m, replace: '$1,' }],
  // a link that leads nowhere
  'CMP-04': [{ file: CSV, find: /^(PCI DSS,[^\n]*,7\.2\.1,[^\n]*)docs\/iam\.md/m, replace: '$1docs/gone.md' }],
  // nothing is said of what remains
  'CMP-05': [{ file: CSV, find: /^(GDPR,[^\n]*,Art\. 17,[^\n]*,,)[^\n]*,ours$/m, replace: '$1,ours' }],
  'FUT-05': [{ file: CSV, find: /^FedRAMP,[^\n]*,AC-2,[^\n]*\n/m, replace: '' }],
};
