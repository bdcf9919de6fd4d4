import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';

/** Folder of the templates, in this repository; the package holds what the build makes of them. */
const TEMPLATES = path.join(__dirname, '..', '..', 'templates');

/** Text of a template, by its path below `templates/`. */
export function readTemplate(template: string): string {
  return readFileSync(path.join(TEMPLATES, template), 'utf8');
}

/** Paths of all templates below a folder of `templates/`, relative to it, with "/" and in the order of their characters. */
export function templatesBelow(folder: string): string[] {
  return readdirSync(path.join(TEMPLATES, folder), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? templatesBelow(path.posix.join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
        : [entry.name],
    )
    .sort((a, b) => (a < b ? -1 : 1));
}
