export { run } from './run';
export type { World } from './world';
