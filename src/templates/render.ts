import type { TemplateContext } from './context';
import { library } from './library';

/**
 * A template's text with its values filled in.
 *
 * @param template path below `templates/`
 * @throws Error where the template names something that the context does not have
 */
export function render(template: string, context: TemplateContext): string {
  return library.find(template)(context);
}
