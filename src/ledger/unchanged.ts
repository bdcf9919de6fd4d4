import { existsSync, readFileSync, statSync } from 'fs';
import * as path from 'path';
import { TEMPLATE_VERSION } from '../versions';
import { hashFile, hashInputs, readLedger, STAMP_FILE } from './content';

/**
 * Whether a sync would change nothing, found out without loading projen: the inputs and every managed file are as the
 * last sync left them. Never true with a `.projenrc.js` or `.ts`, which can do anything.
 */
export function isUnchanged(root: string): boolean {
  const at = (file: string) => path.join(root, file);
  if (existsSync(at('.projenrc.js')) || existsSync(at('.projenrc.ts')) || !existsSync(at(STAMP_FILE))) {
    return false;
  }
  if (readFileSync(at(STAMP_FILE), 'utf8') !== hashInputs(root)) {
    return false;
  }
  const { versions, managed } = readLedger(root);
  return (
    versions.length === 1 &&
    versions[0] === TEMPLATE_VERSION &&
    [...managed].every(
      ([file, hashes]) => hashes.length === 1 && hashFile(at(file)) === hashes[0] && isReadOnly(at(file)),
    )
  );
}

function isReadOnly(file: string): boolean {
  return !/[2367]/.test(statSync(file).mode.toString(8).slice(-3));
}
