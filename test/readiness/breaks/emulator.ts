import type { Breaks } from './break';

export const EMULATOR: Breaks = {};
