export { CONTROLS, type Control } from './controls';
export { complianceCsv, CSV_COLUMNS, csvCells, parseCsv } from './csv';
export { FRAMEWORK_IDS, FRAMEWORKS, frameworksOf, type Framework, type FrameworkId } from './frameworks';
export { complianceMarkdown } from './markdown';
export { evidenceOf, matrixRows, referencesOf, type Evidence, type MatrixRow } from './matrix';
