export { COMPLIANCE_REQUIREMENTS, retentionFloor, scopesRequiring } from './compliance';
export { describeOptions, flagOf, type OptionDescription, type OptionType } from './describe';
export { OptionsError, type OptionProblem } from './errors';
export { resolve } from './resolve';
export { suggest } from './suggest';
export { type OptionGroup, type OptionName, type ResolvedOptions } from './table';
