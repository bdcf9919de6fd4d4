import * as path from 'node:path';
import { declarations } from './hcl';

/** Sources of `.tf` files by path. */
export type Sources = ReadonlyMap<string, string>;

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A name that both declare in one folder, where Terraform allows it once. */
export interface Clash {
  readonly address: string;
  readonly yours: Place;
  readonly ours: Place;
}

/** Whether Terraform reads a file as part of a module; override files may repeat names. */
export function isModuleFile(file: string): boolean {
  return file.endsWith('.tf') && !/(?:^|\/|_)override\.tf$/.test(file);
}

/** Names that files of both declare, folder by folder. */
export function findClashes(yours: Sources, ours: Sources): Clash[] {
  const theirs = places(yours);
  return [...places(ours)].flatMap(([key, { address, place }]) => {
    const other = theirs.get(key);
    return other ? [{ address, yours: other.place, ours: place }] : [];
  });
}

/** Addresses of a file that no other declares. */
export function onlyIn(file: string, source: string, others: Sources): string[] {
  const elsewhere = places(others);
  return [...places(new Map([[file, source]]))]
    .filter(([key]) => !elsewhere.has(key))
    .map(([, { address }]) => address);
}

/** `aws_iam_role.task: main.tf:3 (yours), iam.tf:12 (ours)` */
export function clashText({ address, yours, ours }: Clash): string {
  return `${address}: ${yours.file}:${yours.line} (yours), ${ours.file}:${ours.line} (ours)`;
}

/** The first place of each address, by folder and address. */
function places(sources: Sources): Map<string, { address: string; place: Place }> {
  const found = [...sources].flatMap(([file, source]) =>
    declarations(source).map(({ address, line }) => {
      const key = `${path.posix.dirname(file)}\0${address}`;
      return [key, { address, place: { file, line } }] as const;
    }),
  );
  return new Map(found.reverse());
}
