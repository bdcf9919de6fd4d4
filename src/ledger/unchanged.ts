import { existsSync } from 'fs';
import * as path from 'path';
import { hashFile, hashInputs, readLedger } from './content';

/**
 * Whether a sync would change nothing, found out without loading projen: the inputs and every managed file are as the
 * last sync left them. Never true with a `.projenrc.js` or `.ts`, which can do anything, and while projen ejects.
 */
export function isUnchanged(root: string): boolean {
  const at = (file: string) => path.join(root, file);
  if (process.env.PROJEN_EJECTING || existsSync(at('.projenrc.js')) || existsSync(at('.projenrc.ts'))) {
    return false;
  }
  const { inputs, managed } = readLedger(root);
  return inputs === hashInputs(root) && Object.entries(managed).every(([file, hash]) => hashFile(at(file)) === hash);
}
