export { templateContext, type TemplateContext } from './context';
export { exampleFiles, liveFiles, moduleFiles, repositoryFiles, type ManifestEntry } from './manifest';
export { render } from './render';
