/** What may be in `trustSubjects`. */
export interface SubjectRule {
  /** What is allowed, as a phrase. */
  readonly allowed: string;
  readonly test: (subject: string) => boolean;
}

const OWNER = '[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}';
const REPOSITORY = '[A-Za-z0-9_.-]+';
const GITHUB = new RegExp(
  `^(?:repo:)?${OWNER}(?:@[0-9]+/${REPOSITORY}@[0-9]+|/(?:${REPOSITORY}|\\*))(?<suffix>:\\S+)?$`,
);

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
    allowed: 'full subjects of the issuer that are not made of wildcards alone and hold no spaces',
    test: (subject) => /[^*?]/.test(subject) && !/\s/.test(subject),
  },
};
