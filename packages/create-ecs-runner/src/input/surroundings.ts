import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { nameFromFolder } from '../create/target';
import type { Exec } from '../exec';
import type { Input } from '../template';
import { parseRemote, type Remote } from './remote';

/** Milliseconds that a program of the surroundings may take; later, its answer is no help. */
const PATIENCE = 2000;

/** Since this day, new repositories of GitHub send subjects with ids, which nobody can take over with the name. */
const IMMUTABLE_SINCE = '2026-07-15';

/** An answer to start from, and where it comes from. */
export interface Suggestion {
  readonly value: unknown;
  readonly source: string;
}

/**
 * What the surroundings suggest for an option; undefined where they know nothing of it.
 *
 * @param options the options so far, with their defaults
 */
export type Suggest = (option: string, options: Input) => Promise<Suggestion | undefined>;

/** What gathering needs. */
export interface Surroundings {
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Suggestions for a repository in the folder `target`: its name, the remote of the Git repository around it, AWS's variables.
 * Programs start at once and are waited for where their answer is wanted; what is missing suggests nothing.
 */
export function createSuggest({ exec, env }: Surroundings, target: string): Suggest {
  const remote = readRemote(exec, target);
  const subjects = remote.then((known) => known && readSubjects(exec, known, target));
  const fromRemote = async (key: 'trust' | 'ci') => suggestion((await remote)?.[key], 'git remote');
  return async (option, options) => {
    switch (option) {
      case 'name':
        return suggestion(nameFromFolder(target), 'the folder');
      case 'region':
        return suggestion(env.AWS_REGION, 'AWS_REGION') ?? suggestion(env.AWS_DEFAULT_REGION, 'AWS_DEFAULT_REGION');
      case 'trust':
      case 'ci':
        return fromRemote(option);
      case 'trustSubjects':
        return (await remote)?.trust === options.trust ? subjects : undefined;
      default:
        return undefined;
    }
  };
}

function suggestion(value: string | undefined, source: string): Suggestion | undefined {
  return value ? { value, source } : undefined;
}

async function readRemote(exec: Exec, target: string): Promise<Remote | undefined> {
  const options = { cwd: existingFolder(target), timeout: PATIENCE };
  const { ok, stdout } = await exec('git', ['remote', 'get-url', 'origin'], options);
  return ok ? parseRemote(stdout.trim()) : undefined;
}

/** Subjects of the remote; with the ids of GitHub where its command line tool is there and signed in. */
async function readSubjects(exec: Exec, { trust, path: name }: Remote, target: string): Promise<Suggestion> {
  const plain = { value: [name], source: 'git remote' };
  if (trust !== 'githubActions') return plain;
  const query = '[.owner.login, .owner.id, .name, .id, .created_at] | @tsv';
  const options = { cwd: existingFolder(target), timeout: PATIENCE };
  const { ok, stdout } = await exec('gh', ['api', `repos/${name}`, '--jq', query], options);
  const [owner, ownerId, repository, id, created] = stdout.trim().split('\t');
  if (!ok || !/^\d+$/.test(ownerId) || !/^\d+$/.test(id)) return plain;
  const immutable = `${owner}@${ownerId}/${repository}@${id}`;
  // An older repository sends its name alone, unless it was renamed, transferred or opted in since.
  const value = created >= IMMUTABLE_SINCE ? [immutable] : [immutable, `${owner}/${repository}`];
  return { value, source: 'git remote, gh' };
}

function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(path.dirname(folder));
}
