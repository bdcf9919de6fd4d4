import * as Handlebars from 'handlebars';
import { readTemplate, templatesBelow } from './folder';
import { HELPERS, registerHelpers } from './helpers';
import type { Library, Render } from './library';

/** A name that the context does not have is an error, and so is a helper that we do not have. */
const OPTIONS = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries([...Object.keys(HELPERS), 'toolVersion'].map((name) => [name, true])),
};

const names = templatesBelow('');
const toolVersions = Object.fromEntries(
  [...readTemplate('repository/.tool-versions.hbs').matchAll(/^([a-z][\w-]*) (\S+)$/gm)].map(([, ...row]) => row),
) as Record<string, string>;
const handlebars = registerHelpers(Handlebars.create(), toolVersions);

/** The templates in their folder. */
export const sources: Library = { names, toolVersions, find: compile };

function compile(template: string): Render {
  return handlebars.compile(readTemplate(template), OPTIONS);
}

/** Source of a CommonJS module with all of them; the build writes it, so that no run has to compile. */
export function precompileAll(): string {
  const properties = names.map((template) => {
    return `${JSON.stringify(template)}: ${String(handlebars.precompile(readTemplate(template), OPTIONS))},\n`;
  });
  return `'use strict';\nmodule.exports = { toolVersions: ${JSON.stringify(toolVersions)}, specifications: {\n${properties.join('')}} };\n`;
}
