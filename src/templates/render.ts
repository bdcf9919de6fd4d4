import { readFileSync } from 'fs';
import * as path from 'path';
import * as Handlebars from 'handlebars';
import type { TemplateContext } from './context';
import { HELPERS } from './helpers';

/** Folder of the templates, in the package as in the repository. */
export const TEMPLATES = path.join(__dirname, '..', '..', 'templates');

const handlebars = Handlebars.create();
Object.entries(HELPERS).forEach(([name, helper]) => handlebars.registerHelper(name, withoutOptions(helper)));

/**
 * A template's text with its values filled in.
 *
 * @param template path below `templates/`
 * @throws Error where the template names something that the context does not have
 */
export function render(template: string, context: TemplateContext): string {
  const source = readFileSync(path.join(TEMPLATES, template), 'utf8');
  return handlebars.compile(source, { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers })(context);
}

const knownHelpers = Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true]));

/** Handlebars hands its own options to a helper as the last argument. */
function withoutOptions(helper: (...args: never[]) => unknown): (...args: unknown[]) => unknown {
  return (...args) => (helper as (...args: unknown[]) => unknown)(...args.slice(0, -1));
}
