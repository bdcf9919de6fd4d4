import * as fs from 'node:fs';
import * as path from 'node:path';
import type { PolicyDocument } from 'ecs-runner-template/lib/iam/documents';
import { UsageError } from '../../errors';
import { readJson } from '../repository';
import { trustPolicies } from './policy';
import { environmentsOf, readTrustSettings } from './settings';
import { bundled } from '../../bundled';

const { hashFile, readLedger } = bundled('ledger');

/** A role's trust policy, and where it is from. */
export interface Source {
  /** `production: runner role` */
  readonly role: string;
  readonly origin: string;
  readonly policy: PolicyDocument;
}

/** Files of the module that make the trust policies. */
const MODULE_FILES = ['trust.tf', 'oidc.tf'];

/**
 * The policies that the module renders with the settings of `live/`.
 *
 * @param environment one of its folders; default all
 * @param version of the template whose module is known here
 * @throws UsageError where there is no such environment
 */
export function renderedSources(root: string, environment: string | undefined, version: string): Source[] {
  const all = environmentsOf(root);
  if (all.length === 0) throw new UsageError([`${root} has no live/ with settings; name a policy with --policy`]);
  if (environment !== undefined && !all.includes(environment)) {
    throw new UsageError([`--environment: there is no live/${environment} with settings; there are ${all.join(', ')}`]);
  }
  const doubt = doubts(root, version);
  return (environment === undefined ? all : [environment]).flatMap((name) => {
    const { settings, files } = readTrustSettings(path.join(root, 'live', name));
    const from = files.map((file) => `live/${name}/${file}`).join(', ');
    const origin = `as the module of ecs-runner-template ${version} renders it from ${from}${doubt}`;
    return Object.entries(trustPolicies(settings)).map(([role, policy]) => ({
      role: `${name}: ${role} role`,
      origin,
      policy,
    }));
  });
}

/** What the person should know where the repository's module may not be the one that is known here. */
function doubts(root: string, version: string): string {
  const { managed, versions } = readLedger(root);
  const last = versions.at(-1);
  const other = last === undefined || last === version ? '' : `; but ${last} generated this repository`;
  const isEdited = (file: string) => managed.get(file)?.includes(hashFile(path.join(root, file)) ?? '') !== true;
  const files = MODULE_FILES.filter(isEdited);
  return files.length === 0 ? other : `${other}; but ${files.join(' and ')} here differ from what was generated`;
}

/**
 * The trust policies in a JSON file: a policy, what `aws iam get-role` prints, a state, or what `terraform show -json` prints.
 *
 * @throws UsageError where it has none
 */
export function givenSources(file: string, shown: string): Source[] {
  if (!fs.existsSync(file)) throw new UsageError([`--policy: there is no file "${shown}"`]);
  const content = readJson(fs.readFileSync(file, 'utf8')) as Content;
  const roles = rolesIn(content);
  if (roles.length === 0) throw new UsageError([`--policy: "${shown}" holds no trust policy that is about tokens`]);
  return roles.map(([role, policy]) => ({ role, origin: `as ${shown} has it`, policy }));
}

interface Content {
  readonly Statement?: unknown;
  readonly Role?: { readonly RoleName: string; readonly AssumeRolePolicyDocument: PolicyDocument | string };
  readonly resources?: readonly StateResource[];
  readonly values?: { readonly root_module: Module };
  readonly planned_values?: { readonly root_module: Module };
}

interface Attributes {
  readonly name?: string;
  readonly assume_role_policy?: string;
}

interface StateResource {
  readonly type: string;
  readonly instances: readonly { readonly attributes: Attributes }[];
}

interface Module {
  readonly resources?: readonly { readonly type: string; readonly values: Attributes }[];
  readonly child_modules?: readonly Module[];
}

type NamedPolicy = readonly [role: string, policy: PolicyDocument];

function rolesIn(content: Content): NamedPolicy[] {
  if (content.Statement !== undefined) return [['the role', content as unknown as PolicyDocument]];
  if (content.Role?.AssumeRolePolicyDocument !== undefined) {
    return [[content.Role.RoleName, document(content.Role.AssumeRolePolicyDocument)]];
  }
  const root = (content.values ?? content.planned_values)?.root_module;
  const attributes = root === undefined ? (content.resources ?? []).flatMap(inState) : inModule(root);
  return attributes
    .filter(({ assume_role_policy: policy }) => policy?.includes('AssumeRoleWithWebIdentity'))
    .map(({ name = 'the role', assume_role_policy: policy }) => [name, document(policy!)]);
}

function inState({ type, instances }: StateResource): Attributes[] {
  return type === 'aws_iam_role' ? instances.map(({ attributes }) => attributes) : [];
}

function inModule({ resources = [], child_modules: children = [] }: Module): Attributes[] {
  const own = resources.filter(({ type }) => type === 'aws_iam_role').map(({ values }) => values);
  return [...own, ...children.flatMap(inModule)];
}

/** The IAM API gives policies encoded for URLs; the AWS CLI has decoded them. */
function document(policy: PolicyDocument | string): PolicyDocument {
  if (typeof policy !== 'string') return policy;
  return JSON.parse(policy.startsWith('%7B') ? decodeURIComponent(policy) : policy) as PolicyDocument;
}
