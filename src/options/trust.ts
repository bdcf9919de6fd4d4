/** What may be in `trustSubjects`. */
export interface SubjectRule {
  /** What is allowed, as a phrase. */
  readonly allowed: string;
  readonly test: (subject: string) => boolean;
}

// Names that GitHub gives, `_` in those of managed users; `*` may stand for a part of a repository's name.
const OWNER = '[A-Za-z0-9][A-Za-z0-9_-]*';
const CLASSIC = `${OWNER}/[A-Za-z0-9._*-]+`;
const IMMUTABLE = `${OWNER}@[0-9]+/[A-Za-z0-9._-]+@[0-9]+`;
const GITHUB = new RegExp(`^(?:repo:)?(?:${CLASSIC}|${IMMUTABLE})(?<suffix>:[^\\s$]+)?$`);

/** The rule of each trust preset. */
export const SUBJECTS: Readonly<Record<string, SubjectRule>> = {
  githubActions: {
    allowed:
      'OWNER/REPO or OWNER@ID/REPO@ID, either with a suffix such as :environment:prod or :ref:refs/heads/main, ' +
      'or a full subject that starts with repo:; no wildcard in the owner or in an id',
    test: (subject) => {
      const match = GITHUB.exec(subject);
      return match !== null && (!subject.startsWith('repo:') || match.groups?.suffix !== undefined);
    },
  },
  custom: {
    allowed:
      'full subjects of the issuer without spaces and $; a wildcard only after text that ends in / or : and names at ' +
      'least the organisation, as in project_path:acme/*',
    test: (subject) => /^(?!\w+:[*?])(?:[^\s*?$]+|[^\s*?$]+[/:][*?][^\s$]*)$/.test(subject),
  },
};
