import type { Breaks } from './break';

export const DOCUMENTS: Breaks = {};
