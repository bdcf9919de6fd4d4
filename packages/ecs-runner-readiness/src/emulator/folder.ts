import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'emulator');

/** What the Python environment holds. */
export const REQUIREMENTS = join(FOLDER, 'requirements.txt');

/** Path of a script beside the requirements, as `serve_moto.py`. */
export function serverFile(name: string): string {
  return join(FOLDER, name);
}
