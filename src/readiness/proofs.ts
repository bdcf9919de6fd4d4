/** A run of `terraform test` that passes, and what it says. */
export interface TestProof {
  readonly kind: 'test';
  /** Folder of the Terraform root; default: the module, `.`. */
  readonly root?: string;
  /** Below the root, as `tests/storage.tftest.hcl`. */
  readonly file: string;
  readonly run: string;
  /** What the condition of one of its assertions names, all of it, as `aws_s3_bucket_versioning.this`, `status = "Enabled"`. */
  readonly asserts?: readonly string[];
  /** What it expects to be refused, as `var.log_retention_days`. */
  readonly rejects?: string;
}

/** A table of requests that the policies of a root, applied with mocks, must allow or deny. */
export interface SimulationProof {
  readonly kind: 'simulation';
  /** Root whose policies are asked; default: the module. */
  readonly root?: 'examples/complete-production';
  /** Name of the table, in the engine's `iam/tables`. */
  readonly table: string;
}

/** Every policy statement, held against the service authorization data or the rows of docs/iam.md. */
export interface StatementsProof {
  readonly kind: 'statements';
  readonly compare: 'authorization-data' | 'docs/iam.md';
}

/** What holds for every resource of a root: every taggable one has the tags. */
export interface TagsProof {
  readonly kind: 'tags';
  readonly root: string;
}

/** Something seen on the emulated AWS. */
export interface EmulatorProof {
  readonly kind: 'emulator';
  /** What is applied: a name in the engine's `emulator/scenarios`. */
  readonly scenario: string;
  /** What is looked at, once it is applied. */
  readonly check: string;
}

/** Commands of a document, run as its reader would. */
export interface CommandsProof {
  readonly kind: 'commands';
  readonly document: string;
}

/** What belongs to one CI system. */
interface OfCi {
  /** Only where this is the CI system; none: always. */
  readonly ci?: 'github' | 'gitlab';
}

/** A section that says it. */
export interface DocumentProof extends OfCi {
  readonly kind: 'document';
  readonly file: string;
  /** As GitHub makes it from the heading; none: the whole document. */
  readonly anchor?: string;
  /** Words that the section does not do without. */
  readonly says?: readonly string[];
}

/** A mermaid diagram that parses. */
export interface DiagramProof {
  readonly kind: 'diagram';
  readonly file: string;
  readonly anchor: string;
}

/** A file that is there and holds what makes it one of its kind. */
export interface FileProof extends OfCi {
  readonly kind: 'file';
  readonly path: string;
  /** Regular expressions, each of which must match. */
  readonly matches?: readonly string[];
}

/** A tool that finds nothing, or a comparison that finds no difference. */
export interface ToolProof {
  readonly kind: 'tool';
  /** Name in the engine's `provers/tools`. */
  readonly tool: string;
}

/** The rows of a framework in docs/compliance.csv, each of which names its evidence. */
export interface MatrixProof {
  readonly kind: 'matrix';
  readonly framework: string;
}

/** The oldest version that is allowed, with which the module validates and is tested. */
export interface FloorProof {
  readonly kind: 'floor';
  readonly of: 'terraform' | 'aws';
}

/** A repository of the previous version that moves to this one, with nothing destroyed. */
export interface UpgradeProof {
  readonly kind: 'upgrade';
}

/** What can show that an item holds; data only, the engine `ecs-runner-readiness` has a prover for each kind. */
export type Proof =
  | TestProof
  | SimulationProof
  | StatementsProof
  | TagsProof
  | EmulatorProof
  | CommandsProof
  | DocumentProof
  | DiagramProof
  | FileProof
  | ToolProof
  | MatrixProof
  | FloorProof
  | UpgradeProof;

export type ProofKind = Proof['kind'];

/** Key of a proof, in evidence and reports: the same for the same proof. */
export function proofKey({ kind, ...rest }: Proof): string {
  return [kind, ...Object.values(rest).map((value) => (Array.isArray(value) ? value.join('|') : value))].join(': ');
}

/** Where the repository shows a proof to a reader: a path, with an anchor where there is one. */
export function proofLink(proof: Proof): string {
  switch (proof.kind) {
    case 'test':
      return proof.root === undefined ? proof.file : `${proof.root}/${proof.file}`;
    case 'simulation':
    case 'statements':
      return 'docs/iam.md';
    case 'commands':
      return proof.document;
    case 'document':
    case 'diagram':
      return proof.anchor === undefined ? proof.file : `${proof.file}#${proof.anchor}`;
    case 'file':
      return proof.path;
    case 'matrix':
      return 'docs/compliance.md';
    case 'tags':
    case 'emulator':
    case 'tool':
    case 'floor':
    case 'upgrade':
      return `docs/readiness.md#${proof.kind}`;
  }
}
