import type { Breaks } from './break';

export const TESTS: Breaks = {};
