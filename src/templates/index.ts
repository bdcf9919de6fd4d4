export { templateContext, type TemplateContext } from './context';
export {
  bootstrapFiles,
  ciFiles,
  exampleFiles,
  liveFiles,
  moduleFiles,
  repositoryFiles,
  runTaskFiles,
  type ManifestEntry,
} from './manifest';
export { render } from './render';
