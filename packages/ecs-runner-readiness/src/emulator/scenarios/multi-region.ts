import { withoutExample } from 'ecs-runner-template/lib/readiness/claims/unless';
import { twoRegions } from '../checks/two-regions';
import { exampleIn } from '../examples';
import { applied } from './applied';

/** The example multi-region. */
export const multiRegion = applied({
  title: 'multi-region',
  unless: withoutExample('multi-region'),
  root: (copy, { work: { options } }) => ({
    folder: exampleIn(copy, 'multi-region'),
    regions: [options.region, options.secondaryRegion],
  }),
  checks: { 'two-regions': twoRegions },
});
