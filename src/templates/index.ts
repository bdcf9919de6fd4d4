export { templateContext, type TemplateContext } from './context';
export { exampleFiles, liveFiles, moduleFiles, repositoryFiles, runTaskFiles, type ManifestEntry } from './manifest';
export { render } from './render';
