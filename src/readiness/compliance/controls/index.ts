import type { Control } from '../control';
import { ACCESS } from './access';
import { CHANGE } from './change';
import { DATA } from './data';
import { GOVERNANCE } from './governance';
import { LOGGING } from './logging';
import { NETWORK } from './network';
import { RESILIENCE } from './resilience';

/** Our controls, in the order of documents. */
export const CONTROLS: readonly Control[] = [
  ...DATA,
  ...ACCESS,
  ...NETWORK,
  ...LOGGING,
  ...RESILIENCE,
  ...CHANGE,
  ...GOVERNANCE,
];
