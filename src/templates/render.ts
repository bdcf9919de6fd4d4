import { existsSync } from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import type { TemplateContext } from './context';
import { registerHelpers } from './helpers';

type Render = (context: object) => string;

/** Loads when called, unlike an import: the runtime is a small part of handlebars. */
const load = createRequire(__filename);

/** What the build precompiled. Beside the sources there is no such file: there, templates are compiled as they are. */
const PRECOMPILED = path.join(__dirname, 'precompiled.js');
const find = existsSync(PRECOMPILED) ? precompiled() : (load('./compile') as typeof import('./compile')).compile;

/**
 * A template's text with its values filled in.
 *
 * @param template path below `templates/`
 * @throws Error where the template names something that the context does not have
 */
export function render(template: string, context: TemplateContext): string {
  return find(template)(context);
}

function precompiled(): (template: string) => Render {
  const runtime = registerHelpers((load('handlebars/runtime') as typeof import('handlebars')).create());
  const specifications = load(PRECOMPILED) as Record<string, TemplateSpecification>;
  return (template) => runtime.template(specifications[template]);
}
