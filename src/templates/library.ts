import { existsSync } from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import { registerHelpers } from './helpers';

/** A template's text, with the values of its context filled in. */
export type Render = (context: object) => string;

/** All templates, by their paths below `templates/`, with "/" between folders. */
export interface Library {
  /** In the order of their characters. */
  readonly names: readonly string[];
  /** Versions of the tools in the generated `.tool-versions`. */
  readonly toolVersions: Readonly<Record<string, string>>;
  find(template: string): Render;
}

/** What the build writes; the package holds it in the place of the templates. */
export interface Precompiled {
  readonly toolVersions: Readonly<Record<string, string>>;
  readonly specifications: Readonly<Record<string, TemplateSpecification>>;
}

/** Loads when called, unlike an import: the runtime is a small part of handlebars. */
const load = createRequire(__filename);
const PRECOMPILED = path.join(__dirname, 'precompiled.js');

/** What the build precompiled. Beside the sources there is no such file: there, templates are compiled as they are. */
export const library: Library = existsSync(PRECOMPILED)
  ? precompiled(load(PRECOMPILED) as Precompiled)
  : (load('./compile') as typeof import('./compile')).sources;

function precompiled({ toolVersions, specifications }: Precompiled): Library {
  const runtime = registerHelpers(
    (load('../handlebars/runtime') as typeof import('handlebars')).create(),
    toolVersions,
  );
  return {
    names: Object.keys(specifications),
    toolVersions,
    find: (template) => runtime.template(specifications[template]),
  };
}
