import type { Breaks } from './break';

export const TOOLS: Breaks = {};
