import { withoutExample } from 'ecs-runner-template/lib/readiness/claims/unless';
import { alarms } from '../checks/alarms';
import { dashboard } from '../checks/dashboard';
import { key } from '../checks/key';
import { securityGroup } from '../checks/security-group';
import { trail } from '../checks/trail';
import { exampleIn, settings } from '../examples';
import { applied } from './applied';

/** The example complete-production, with the trail that it leaves to the reader; force_destroy, else it keeps its buckets. */
export const completeProduction = applied({
  title: 'complete-production',
  unless: withoutExample('complete-production'),
  root: (copy, { work }) => {
    const folder = exampleIn(copy, 'complete-production');
    return {
      folder,
      regions: [work.options.region],
      args: settings(folder, { force_destroy: 'true', object_trail: 'true' }),
    };
  },
  checks: { alarms, dashboard, key, 'security-group': securityGroup, trail },
});
