export { anchorsOf } from './anchors';
export { codeBlocksOf, type CodeBlock } from './code-blocks';
export { deadLinks, linksOf } from './links';
export { isEmpty, sectionsOf, type Section } from './sections';
