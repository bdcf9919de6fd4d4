import type { Claims } from '../claim';
import { BEYOND } from './beyond';
import { COMPLIANCE } from './compliance';
import { COST } from './cost';
import { DOCUMENTS } from './documents';
import { ENTERPRISE } from './enterprise';
import { EXAMPLES } from './examples';
import { MAINTENANCE } from './maintenance';
import { OBSERVABILITY } from './observability';
import { OPERATIONS } from './operations';
import { RELIABILITY } from './reliability';
import { SECURITY } from './security';
import { TESTS } from './tests';

/** What shows that an item holds, by the id of the item. */
export const CLAIMS: Claims = {
  ...SECURITY,
  ...OBSERVABILITY,
  ...RELIABILITY,
  ...COST,
  ...COMPLIANCE,
  ...DOCUMENTS,
  ...EXAMPLES,
  ...TESTS,
  ...MAINTENANCE,
  ...OPERATIONS,
  ...ENTERPRISE,
  ...BEYOND,
};
