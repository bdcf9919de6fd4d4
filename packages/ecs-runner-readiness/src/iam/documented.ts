import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A part of docs/iam.md: the files whose statements it is about, and the Sids of its table, as they come. */
export interface DocumentedSection {
  readonly title: string;
  readonly files: readonly string[];
  readonly sids: readonly string[];
}

/** The parts of docs/iam.md that have a table of Sids. */
export function documentedSections(markdown: string): DocumentedSection[] {
  return markdown
    .split(/^#{2,} /m)
    .map((section) => ({
      title: section.split('\n')[0],
      files: [...section.matchAll(/\]\(\.\.\/((?:bootstrap\/)?\w+\.tf)\)/g)].map(([, file]) => file),
      sids: sidRows(section).map(([sid]) => /^`(\w+)`$/.exec(sid)?.[1] ?? sid),
    }))
    .filter(({ sids }) => sids.length > 0);
}

/** All Sids that docs/iam.md has a row for, or those of the part with this title. */
export function documentedSids(markdown: string, title?: string): Set<string> {
  const sections = documentedSections(markdown).filter((section) => title === undefined || section.title === title);
  return new Set(sections.flatMap(({ sids }) => sids));
}

/** Cells of the rows of all tables whose first column is `Sid`. */
export function sidRows(markdown: string): string[][] {
  return [...markdown.matchAll(/^\| Sid \|.*\n\| ---.*\n((?:\|.*(?:\n|$))*)/gm)]
    .flatMap(([, rows]) => rows.trimEnd().split('\n'))
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** A Terraform file of a repository. */
interface TerraformFile {
  /** Below the repository. */
  readonly file: string;
  readonly text: string;
}

/** Each statement that files write, as `file: Sid`, as often as a file has one of that name. */
export function statementsOf(files: readonly TerraformFile[]): string[] {
  // What bootstrap/parts.tf knows of: plans read it, applies manage it.
  const parts = files.find(({ file }) => file === 'bootstrap/parts.tf')?.text ?? '';
  const kinds = [...parts.matchAll(/^ {4}(\w+) = \{$/gm)].map(([, kind]) => kind);
  return files.flatMap(({ file, text }) => sidsOf(text, kinds).map((sid) => `${file}: ${sid}`));
}

/** Sids of a file. Those of trusts and of the states' key are keys of groups, those of parts have the kind in them. */
function sidsOf(text: string, kinds: readonly string[]): string[] {
  return [
    ...[...text.matchAll(/\bSid\s*=\s*"(\w+)"/g)].map(([, sid]) => sid),
    ...[...text.matchAll(/\bSid\s*=\s*"(\w+)\$\{kind\}"/g)].flatMap(([, verb]) =>
      kinds.map((kind) => `${verb}${kind}`),
    ),
    ...[...text.matchAll(/\? "(\w+)" : "(\w+)" => grant\.\.\./g)].flatMap(([, ...sids]) => sids),
    ...[...text.matchAll(/\bsid\s*=\s*"(\w+)"/g)].map(([, sid]) => sid),
    ...[...text.matchAll(/for sid, actions in \{ (\w+) = .*?, (\w+) = /g)].flatMap(([, ...sids]) => sids),
  ];
}

/** Files that have a statement without a Sid. */
export function withoutSid(files: readonly TerraformFile[]): string[] {
  const effects = (text: string) => text.match(/\bEffect\s*=/g)?.length ?? 0;
  const named = (text: string) => text.match(/\bSid\s*=\s*("[\w${}]+"|sid|grant\.sid)[,\s]\s*Effect\s*=/g)?.length ?? 0;
  return files.filter(({ text }) => effects(text) !== named(text)).map(({ file }) => file);
}

/** Where statements and the rows of sections differ. */
export function rowProblems(statements: readonly string[], sections: readonly DocumentedSection[]): string[] {
  const rows = sections.flatMap(({ files, sids }) => files.flatMap((file) => sids.map((sid) => `${file}: ${sid}`)));
  const times = (list: readonly string[], item: string) => list.filter((it) => it === item).length;
  const rowless = statements.filter((it) => times(rows, it) < times(statements, it));
  const stale = sections.flatMap(({ title, files, sids }) =>
    sids
      .filter((sid) => times(sids, sid) > 1 || !files.some((file) => statements.includes(`${file}: ${sid}`)))
      .map((sid) => `${title} has the row ${sid} twice or without a statement`),
  );
  return [...[...new Set(rowless)].map((it) => `${it} has no row in docs/`), ...stale];
}

/** The same for a repository: its module, its bootstrap/, and all tables of docs/, where users describe what they add. */
export function documentationProblems(root: string): { readonly statements: number; readonly found: string[] } {
  const files = ['', 'bootstrap/'].flatMap((folder) =>
    namesIn(join(root, folder), '.tf').map((name) => ({ file: `${folder}${name}`, text: read(root, folder, name) })),
  );
  const documents = namesIn(join(root, 'docs'), '.md').map((name) => read(root, 'docs', name));
  const statements = statementsOf(files);
  const found = [
    ...withoutSid(files).map((file) => `${file} has a statement without a Sid`),
    ...rowProblems(statements, documents.flatMap(documentedSections)),
  ];
  return { statements: statements.length, found };
}

function namesIn(folder: string, end: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(end)) : [];
}

function read(...path: string[]): string {
  return readFileSync(join(...path), 'utf8');
}
