import { applied } from './applied';
import { health } from '../checks/health';
import { logEncryption } from '../checks/log-encryption';
import { stoppedTaskReported, taskLogGroup } from '../checks/tasks';
import { exampleIn } from '../examples';
import { basics, ownRoot } from '../own-root';

/** One runner: the basic example, or where the repository has none a root of our own. */
export const runner = applied({
  title: 'runner',
  root: (copy, { work: { options } }) => ({
    folder: options.examples.includes('basic')
      ? exampleIn(copy, 'basic')
      : ownRoot(copy, options, { runner: { name: JSON.stringify(options.name), ...basics(options) } }),
    regions: [options.region],
  }),
  checks: {
    'task-log-group': taskLogGroup,
    'stopped-task-reported': stoppedTaskReported,
    'log-encryption': logEncryption,
    health,
  },
});
