import * as Handlebars from 'handlebars';
import { readTemplate, templatesBelow } from './folder';
import { HELPERS, registerHelpers } from './helpers';

/** A name that the context does not have is an error, and so is a helper that we do not have. */
const OPTIONS = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true])),
};

const handlebars = registerHelpers(Handlebars.create());

/** A template as a function of its context. */
export function compile(template: string): (context: object) => string {
  return handlebars.compile(readTemplate(template), OPTIONS);
}

/** Source of a CommonJS module with all templates by path; the build writes it, so that no run has to compile. */
export function precompileAll(): string {
  const properties = templatesBelow('').map((template) => {
    return `${JSON.stringify(template)}: ${String(handlebars.precompile(readTemplate(template), OPTIONS))},\n`;
  });
  return `'use strict';\nmodule.exports = {\n${properties.join('')}};\n`;
}
