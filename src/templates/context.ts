import { retentionFloor, type ResolvedOptions } from '../options';
import { TEMPLATE_VERSION } from '../versions';

/** What a template can name. */
export interface TemplateContext extends ResolvedOptions {
  /** Line that says that a file is generated, and how to change it. */
  readonly marker: string;
  /** Version of this package. */
  readonly templateVersion: string;
  /** Least days of log retention in the compliance scope. */
  readonly retentionFloor: number;
  /** The environment of a live root; only in templates below `live/`. */
  readonly environment?: string;
}

export function templateContext(options: ResolvedOptions, marker: string): TemplateContext {
  return {
    ...options,
    marker,
    templateVersion: TEMPLATE_VERSION,
    retentionFloor: retentionFloor(options.complianceScope),
  };
}
