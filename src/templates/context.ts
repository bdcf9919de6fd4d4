import { costOf, type Cost } from '../cost';
import { describeOptions, retentionFloor, scopesRequiring, type OptionType, type ResolvedOptions } from '../options';
import { partitionOf } from '../options/regions';
import { trustExample, type TrustExample } from '../options/trust';
import { UPGRADE_NOTES, type UpgradeNotes } from '../upgrade/notes';
import { TEMPLATE_VERSION } from '../versions';

/** What a template can name. */
export interface TemplateContext extends ResolvedOptions {
  /** Line that says that a file is generated, and how to change it. */
  readonly marker: string;
  /** Version of this package. */
  readonly templateVersion: string;
  /** Partition of the region, as ARNs have it. */
  readonly partition: string;
  /** Whether the names in live roots end in the environment: there are several, and every name stays one that the module takes. */
  readonly nameByEnvironment: boolean;
  /** Least days of log retention in the compliance scope. */
  readonly retentionFloor: number;
  /** Whether the compliance scope requires access logs of the bucket. */
  readonly accessLogs: boolean;
  /** Whom and which issuer to name where the owner has not said it yet. */
  readonly trustExample: TrustExample;
  /** What documents say of each option. */
  readonly optionRows: readonly OptionRow[];
  /** What a month costs, and the prices behind it. */
  readonly cost: Cost;
  /** What each version asks of those who come from an earlier one. */
  readonly upgradeNotes: readonly UpgradeNotes[];
  /** The environment of a live root; only in templates below `live/`. */
  readonly environment?: string;
}

const NOTHING = '–';
/** What a runner's name may be, as in variables.tf. */
const NAME = /^(?=.{3,32}$)[a-z][a-z\d]*(-[a-z\d]+)*$/;
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
    partition: partitionOf(options.region) ?? 'aws',
    nameByEnvironment: nameByEnvironment(options),
    retentionFloor: retentionFloor(options.complianceScope),
    accessLogs: scopesRequiring('accessLogs', options.complianceScope).length > 0,
    trustExample: trustExample(options.trust, options.trustSubjects),
    upgradeNotes: UPGRADE_NOTES,
    // Few templates ask for it, and each one has a context of its own.
    get cost() {
      return costOf(options);
    },
    optionRows: describeOptions().map(({ name, summary, choices, allowed, type, defaultText }) => ({
      name,
      summary,
      allowed: choices?.join(', ') ?? allowed ?? ALLOWED[type],
      defaultText: defaultText ?? NOTHING,
      value: shown(options[name]),
    })),
  };
}

function nameByEnvironment({ name, environments }: ResolvedOptions): boolean {
  return environments.length > 1 && environments.every((environment) => NAME.test(`${name}-${environment}`));
}

function shown(value: unknown): string {
  return (Array.isArray(value) ? value.join(', ') : String(value ?? '')) || NOTHING;
}
