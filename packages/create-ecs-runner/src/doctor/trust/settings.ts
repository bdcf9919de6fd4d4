import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseTfvars } from './tfvars';

/** What the module's trust policies follow: its variables of the same names in snake case. */
export interface TrustSettings {
  readonly trust: string;
  readonly trustSubjects: readonly string[];
  readonly createOidcProvider: boolean;
  readonly oidcProviderArn?: string;
  readonly oidcIssuerUrl?: string;
  readonly oidcAudiences: readonly string[];
}

/** Names of the folders below `live/` that have values of variables. */
export function environmentsOf(root: string): string[] {
  const live = path.join(root, 'live');
  if (!fs.existsSync(live)) return [];
  return fs.readdirSync(live).filter((name) => valueFiles(path.join(live, name)).length > 0);
}

/**
 * The settings that Terraform reads in a folder, and the files that have them.
 *
 * @throws Error where a file cannot be read, or they do not say whom to trust
 */
export function readTrustSettings(folder: string): { settings: TrustSettings; files: string[] } {
  const files = valueFiles(folder);
  const values = Object.assign({}, ...files.map((file) => readValues(path.join(folder, file)))) as Values;
  if (typeof values.trust !== 'string' || !isTexts(values.trust_subjects) || values.trust_subjects.length === 0) {
    throw new Error(`${path.join(folder, files[0])}: trust and trust_subjects do not say whom to trust`);
  }
  return {
    settings: {
      trust: values.trust,
      trustSubjects: values.trust_subjects,
      createOidcProvider: values.create_oidc_provider !== false,
      oidcProviderArn: values.oidc_provider_arn ?? undefined,
      oidcIssuerUrl: values.oidc_issuer_url ?? undefined,
      oidcAudiences: isTexts(values.oidc_audiences) ? values.oidc_audiences : [],
    },
    files,
  };
}

interface Values {
  readonly trust?: unknown;
  readonly trust_subjects?: unknown;
  readonly create_oidc_provider?: unknown;
  readonly oidc_provider_arn?: string | null;
  readonly oidc_issuer_url?: string | null;
  readonly oidc_audiences?: unknown;
}

/** What Terraform reads without being told, in its order: a later file wins. */
function valueFiles(folder: string): string[] {
  if (!fs.statSync(folder).isDirectory()) return [];
  const names = fs.readdirSync(folder).sort();
  const first = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  return [...first, ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name))];
}

function readValues(file: string): object {
  const text = fs.readFileSync(file, 'utf8');
  try {
    return file.endsWith('.json') ? (JSON.parse(text) as object) : parseTfvars(text);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}
