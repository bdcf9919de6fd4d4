import { bundled } from '../../bundled';
import type { Exec } from '../../exec';
import { note, ok, problem, type Finding } from '../finding';
import type { Repository } from '../repository';
import { versionIn } from '../versions';

const { compareVersions } = bundled('versions');

/** Milliseconds for a tool to say its version; checkov takes seconds. */
const PATIENCE = 15_000;

/** How a tool is asked for its version where that is not `--version`. */
const ASKED: Readonly<Record<string, readonly string[]>> = { terraform: ['version'], actionlint: ['-version'] };

/** Without these nothing works; the others are for checks. */
const REQUIRED = ['git', 'terraform'];

/** Oldest Terraform of the generated versions.tf. */
const TERRAFORM = '1.11.0';

interface Tool {
  readonly name: string;
  /** Undefined where it is not installed, empty where it does not say. */
  readonly version: string | undefined;
  /** The version in .tool-versions. */
  readonly tested: string | undefined;
}

/** What the tasks and hooks run: Git, and the tools of .tool-versions. */
export async function checkTools({ root, text }: Repository, exec: Exec): Promise<Finding[]> {
  const lines = [...(text('.tool-versions') ?? '').matchAll(/^([\w-]+) +(\d+\.\d+\.\d+)/gm)];
  const tested = new Map(lines.map(([, name, version]) => [name, version] as const));
  const names = new Set([...REQUIRED, ...tested.keys()].filter((name) => name !== 'nodejs'));
  const tools = await Promise.all(
    [...names].map(async (name): Promise<Tool> => {
      const { stdout, missing } = await exec(name, ASKED[name] ?? ['--version'], { cwd: root, timeout: PATIENCE });
      return { name, version: missing ? undefined : (versionIn(stdout) ?? ''), tested: tested.get(name) };
    }),
  );
  const absent = tools.filter(({ version }) => version === undefined);
  const present = tools.filter(({ version }) => version !== undefined);
  return [
    ...absent.filter(({ name }) => REQUIRED.includes(name)).map(missingProblem),
    ...present
      .filter(isTooOld)
      .map(({ name, version }) =>
        problem(`${name} ${version} is too old; the module needs ${TERRAFORM} or newer`, INSTALL),
      ),
    ...missingNote(absent.filter(({ name }) => !REQUIRED.includes(name))),
    ...olderNote(present.filter((tool) => isOlder(tool) && !isTooOld(tool))),
    ...(present.length === 0 ? [] : [ok(present.map(({ name, version }) => `${name} ${version}`.trim()).join(', '))]),
  ];
}

const INSTALL = '`mise install` gets what .tool-versions lists';

function missingProblem({ name }: Tool): Finding {
  return problem(`${name} is not installed`, name === 'git' ? 'Install Git' : INSTALL);
}

function missingNote(tools: readonly Tool[]): Finding[] {
  if (tools.length === 0) return [];
  const names = tools.map(({ name, tested }) => `${name} ${tested}`).join(', ');
  return [note(`not installed, so checks that need them cannot run here: ${names}`, INSTALL)];
}

function olderNote(tools: readonly Tool[]): Finding[] {
  if (tools.length === 0) return [];
  const each = tools.map(({ name, version, tested }) => `${name} ${version} (tested: ${tested})`).join(', ');
  return [note(`older than what the repository was tested with: ${each}`, INSTALL)];
}

function isTooOld({ name, version }: Tool): boolean {
  return name === 'terraform' && !!version && compareVersions(version, TERRAFORM) < 0;
}

function isOlder({ version, tested }: Tool): boolean {
  return !!version && tested !== undefined && compareVersions(version, tested) < 0;
}
