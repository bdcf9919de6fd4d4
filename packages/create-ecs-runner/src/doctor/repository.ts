import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { LedgerContent } from 'ecs-runner-template/lib/ledger/content';
import { bundled } from '../bundled';
import { UsageError } from '../errors';

const { MANAGED_FILE, readLedger } = bundled('ledger');
const { findOptionsFile } = bundled('options-files');

/** A generated repository, as it is. */
export interface Repository {
  /** Absolute path. */
  readonly root: string;
  /** Name of the file with the options; undefined where there is none. */
  readonly optionsFile: string | undefined;
  readonly ledger: LedgerContent;
  /** Versions that package.json asks for, by package. */
  readonly wanted: Readonly<Record<string, string>>;
  /** Version of a package in `node_modules`; undefined where it is not installed. */
  installed(name: string): string | undefined;
  /** A module of an installed package, `ecs-runner-template/lib/options` for one. */
  load(module: string): unknown;
  has(file: string): boolean;
  /** Text of a file; undefined where there is none. */
  text(file: string): string | undefined;
}

/** @throws UsageError where the folder holds no generated repository */
export function openRepository(root: string, folder: string): Repository {
  const has = (file: string) => fs.existsSync(path.join(root, file));
  const optionsFile = findOptionsFile(root);
  if (optionsFile === undefined && !has(MANAGED_FILE)) {
    throw new UsageError([
      `"${folder}" is no repository made by create-ecs-runner: there is neither a .projenrc.json nor a ${MANAGED_FILE}`,
    ]);
  }
  const text = (file: string) => (has(file) ? fs.readFileSync(path.join(root, file), 'utf8') : undefined);
  const manifest = readJson(text('package.json')) as { devDependencies?: Record<string, string> };
  const require = createRequire(path.join(root, 'package.json'));
  return {
    root,
    optionsFile,
    ledger: readLedger(root),
    wanted: manifest.devDependencies ?? {},
    installed: (name) =>
      (readJson(text(`node_modules/${name}/package.json`)) as { version?: string }).version ?? undefined,
    load: (module) => require(module) as unknown,
    has,
    text,
  };
}

/** The object that a text holds; an empty one where it holds none. */
export function readJson(text: string | undefined): object {
  try {
    const content: unknown = JSON.parse((text ?? '{}').replace(/^\uFEFF/, ''));
    return typeof content === 'object' && content !== null ? content : {};
  } catch {
    return {};
  }
}
