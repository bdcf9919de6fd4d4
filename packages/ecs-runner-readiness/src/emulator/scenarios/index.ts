import { completeProduction } from './complete-production';
import { examples } from './examples';
import { multiRegion } from './multi-region';
import { runner } from './runner';
import type { Scenario } from './scenario';
import { twoInstances } from './two-instances';

/** Scenarios by the name that proofs give them, the longest first. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'complete-production': completeProduction,
  'multi-region': multiRegion,
  'two-instances': twoInstances,
  runner,
  examples,
};
