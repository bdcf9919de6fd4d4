import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findings } from './findings';
import { everything } from './inputs';
import type { Tool } from './tool';
import { secretsIn } from '../../secrets/scan';

/** No file holds a private key, a token, or an assignment that looks like a secret. */
export const secrets: Tool = {
  quick: true,
  inputs: everything,
  async check(checkout) {
    const files = await checkout.files();
    const found = files.flatMap((file) => {
      const text = readFileSync(join(checkout.work.root, file), 'utf8');
      return text.includes('\0') ? [] : secretsIn(text).map((secret) => `${file}:${secret}`);
    });
    return findings(found, `no secret in ${files.length} files`);
  },
};
