import type { Breaks } from './break';
import { DOCUMENTS } from './documents';
import { EMULATOR } from './emulator';
import { MATRIX } from './matrix';
import { SIMULATION } from './simulation';
import { TESTS } from './tests';
import { TOOLS } from './tools';

/** A breaking change for each item, by the kind of proof that notices it. */
export const BREAKS: Breaks = { ...TESTS, ...SIMULATION, ...EMULATOR, ...DOCUMENTS, ...MATRIX, ...TOOLS };
