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
