import { bundled } from '../../bundled';

const { matches } = bundled('iam-documents');

/** Of what nobody can register: what stands in new repositories until their owner writes whom to trust. */
const EXAMPLE = /(^|:)[.-]your-org|00000000-0000-0000-0000-000000000000/;

/** Where a subject leaves the pattern that is nearest to it, and what to do. */
export function subjectHint(given: string, patterns: readonly string[]): string {
  if (patterns.every((pattern) => EXAMPLE.test(pattern))) {
    return 'The policy still has the example, which nobody can register: put your own into trust_subjects.';
  }
  const [nearest] = [...patterns].sort((a, b) => commonParts(given, b) - commonParts(given, a));
  const found = [idsHint(given, nearest), contextHint(given, nearest), phaseHint(given, nearest)].filter(Boolean);
  return found.length > 0 ? found.join(' ') : partHint(given, nearest);
}

/** How many parts, which a colon ends, are as the pattern wants them. Ids do not count: names say more. */
function commonParts(given: string, pattern: string): number {
  const [parts, wanted] = [withoutIds(given).split(':'), withoutIds(pattern).split(':')];
  const at = wanted.findIndex((part, index) => !matches(part, parts[index] ?? ''));
  return at < 0 ? Math.min(parts.length, wanted.length) : at;
}

/** `repo:acme@1/infra@2:ref:x` -> `repo:acme/infra:ref:x` */
function withoutIds(subject: string): string {
  return subject.replace(/^(repo:[^:]*)/, (repository) => repository.replace(/@\d+(?=\/|$)/g, ''));
}

function isSameRepository(given: string, pattern: string): boolean {
  const [[scheme, repository], wanted] = [given, pattern].map((subject) => withoutIds(subject).split(':'));
  return scheme === 'repo' && wanted[0] === 'repo' && matches(wanted[1] ?? '', repository);
}

/** GitHub's classic subject has names, its immutable one names and ids. */
function idsHint(given: string, pattern: string): string | undefined {
  const [written, wanted] = [given, pattern].map((subject) => subject.split(':')[1]);
  if (!isSameRepository(given, pattern) || matches(wanted, written)) return undefined;
  const [hasIds, wantsIds] = [given, pattern].map((subject) => withoutIds(subject) !== subject);
  if (!hasIds) return `The token has the classic subject, without ids; this is about the immutable one, ${wanted}.`;
  return wantsIds
    ? `The names are right and the ids are others: if the repository was made anew or transferred, write ${written}.`
    : `The token has the immutable subject, with ids, and the policy the classic one: write ${written} in trust_subjects.`;
}

/** GitHub puts what the job is for behind the repository: an environment where it has one, else a ref or the event. */
function contextHint(given: string, pattern: string): string | undefined {
  const [, , kind, ...value] = given.split(':');
  const [, , wantedKind, ...wantedValue] = pattern.split(':');
  if (!isSameRepository(given, pattern) || matches(wantedKind ?? '', kind)) return undefined;
  const wanted = wantedValue.join(':');
  if (wantedKind === 'environment') {
    return `The job names no environment: give it "environment: ${wanted}", or trust ${[kind, ...value].join(':')}.`;
  }
  if (kind === 'environment') {
    return `The job names the environment ${value.join(':')}, which then stands in place of the ${wantedKind}: trust that.`;
  }
  return `The token is for ${[kind, ...value].join(':')}, and the policy wants ${[wantedKind, wanted].join(':')}.`;
}

/** HCP Terraform plans with one role and applies with another. */
function phaseHint(given: string, pattern: string): string | undefined {
  const [phase, wanted] = [given, pattern].map((subject) => /:run_phase:(\w+)$/.exec(subject)?.[1]);
  if (phase === undefined || wanted === undefined || phase === wanted) return undefined;
  return `This is a run's ${phase}, and the role is for its ${wanted}: the ${phase === 'plan' ? 'plan' : 'runner'} role is the other one.`;
}

function partHint(given: string, pattern: string): string {
  const [parts, wanted] = [given.split(':'), pattern.split(':')];
  const at = commonParts(given, pattern);
  if (at >= wanted.length) {
    return `The subject goes on after what the policy allows, with ":${parts.slice(at).join(':')}".`;
  }
  if (at >= parts.length) return `The subject ends where the policy goes on with ":${wanted.slice(at).join(':')}".`;
  const name = at > 0 ? `${parts[at - 1]}: ` : '';
  return `They differ at ${name}"${parts[at]}", where the policy has "${wanted[at]}".`;
}
