import { describeOptions, retentionFloor, type OptionType, type ResolvedOptions } from '../options';
import { TEMPLATE_VERSION } from '../versions';

/** What a template can name. */
export interface TemplateContext extends ResolvedOptions {
  /** Line that says that a file is generated, and how to change it. */
  readonly marker: string;
  /** Version of this package. */
  readonly templateVersion: string;
  /** Least days of log retention in the compliance scope. */
  readonly retentionFloor: number;
  /** What documents say of each option. */
  readonly optionRows: readonly OptionRow[];
  /** The environment of a live root; only in templates below `live/`. */
  readonly environment?: string;
}

const NOTHING = '–';
const ALLOWED: Readonly<Record<OptionType, string>> = {
  boolean: 'true, false',
  list: 'any texts',
  number: 'any number',
  string: 'any text',
};

/** One row of docs/options.md; texts, a dash where there is nothing to say. */
interface OptionRow {
  readonly name: string;
  readonly summary: string;
  readonly allowed: string;
  readonly defaultText: string;
  readonly value: string;
}

export function templateContext(options: ResolvedOptions, marker: string): TemplateContext {
  return {
    ...options,
    marker,
    templateVersion: TEMPLATE_VERSION,
    retentionFloor: retentionFloor(options.complianceScope),
    optionRows: describeOptions().map(({ name, summary, choices, allowed, type, defaultText }) => ({
      name,
      summary,
      allowed: choices?.join(', ') ?? allowed ?? ALLOWED[type],
      defaultText: defaultText ?? NOTHING,
      value: shown(options[name]),
    })),
  };
}

function shown(value: unknown): string {
  return (Array.isArray(value) ? value.join(', ') : String(value ?? '')) || NOTHING;
}
