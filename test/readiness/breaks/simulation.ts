import type { Breaks } from './break';

export const SIMULATION: Breaks = {};
