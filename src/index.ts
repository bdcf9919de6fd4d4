export { EcsRunnerProjectOptions } from './options/options';
export { EcsRunnerProject } from './project';
