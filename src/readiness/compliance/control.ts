import type { FrameworkId } from './frameworks';

/** What an auditor asks for, and what of it this repository shows. */
export interface Control {
  /** As `ACC-2`; the part before the hyphen names the theme. */
  readonly id: string;
  readonly title: string;
  /** Ids of the items of the checklist that show it. */
  readonly evidence: readonly string[];
  /** What it serves, by framework. FedRAMP follows from NIST: see `baseline.ts`. */
  readonly references: Readonly<Partial<Record<Exclude<FrameworkId, 'fedramp'>, readonly string[]>>>;
  /** What remains for the owner of the account, in a sentence. */
  readonly yours: string;
}
