import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unlike } from '../../editorconfig/check';
import { readSettings } from '../../editorconfig/settings';
import { fails } from '../prover';
import { findings } from './findings';
import { everything } from './inputs';
import type { Tool } from './tool';

/** Encoding, line ends, indentation and blanks of every file are as .editorconfig says. */
export const editorconfig: Tool = {
  quick: true,
  inputs: everything,
  async check(checkout) {
    const { root } = checkout.work;
    if (!existsSync(join(root, '.editorconfig'))) return fails('there is no .editorconfig');
    const settingsOf = readSettings(readFileSync(join(root, '.editorconfig'), 'utf8'));
    const files = await checkout.files();
    const found = files.flatMap((file) =>
      unlike(readFileSync(join(root, file)), settingsOf(file)).map((what) => `${file}:${what}`),
    );
    return findings(found, `${files.length} files are as .editorconfig says`);
  },
};
