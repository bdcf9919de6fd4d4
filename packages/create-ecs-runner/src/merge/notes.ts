import { clashText, isModuleFile, onlyIn } from './clashes';
import { missingDependencies } from './manifest';
import type { Decisions } from './resolve';
import { finalSources, isKept, remainingClashes, type Survey } from './survey';
import type { Change } from '../preview/change';
import { MANIFEST } from '../preview/rehearse';

/** What the user has to know about files that stay, a sentence each. */
export function notes(found: Survey, decisions: Decisions, resolved: readonly Change[]): string[] {
  const kept = found.changes.filter(({ path }) => isKept(decisions, path));
  return [
    ...kept.flatMap((change) => keptNote(change, found, decisions, resolved)),
    ...remainingClashes(found, resolved).map((clash) => `Terraform will refuse ${clashText(clash)}`),
  ];
}

function keptNote(change: Change, found: Survey, decisions: Decisions, resolved: readonly Change[]): string[] {
  const { path, before, after } = change;
  if (path === MANIFEST) {
    const added = Object.entries(missingDependencies(before!, after)).map(([name, version]) => `${name} ${version}`);
    return added.length === 0
      ? []
      : [`${path} stays yours, but for devDependencies that npx projen needs: ${added.join(', ')}`];
  }
  if (path === '.gitignore') {
    const lines = rules(after).filter((rule) => !rules(before!).includes(rule));
    return lines.length === 0 ? [] : [`${path} stays yours; add what it lacks: ${lines.join(' ')}`];
  }
  if (!isModuleFile(path) || decisions.get(path) === 'both') return [];
  const left = onlyIn(path, after.toString('utf8'), finalSources(found, resolved));
  const some = left.slice(0, 5).join(', ') + (left.length > 5 ? `, … (${left.length})` : '');
  return left.length === 0 ? [] : [`${path} stays yours; other files of ours need what ours declares there: ${some}`];
}

/** Patterns that ignore something. */
function rules(content: Buffer): string[] {
  return content
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !/^[#!]/.test(line));
}
