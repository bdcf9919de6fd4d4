import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { RepositoryError } from './errors';

/**
 * The object in a JSON file, with or without a byte order mark; undefined where there is no file.
 *
 * @throws RepositoryError that names the file where it holds something else
 */
export function readJsonObject(file: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) {
    return undefined;
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new RepositoryError(`${path.basename(file)} is not JSON: ${(error as Error).message}`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new RepositoryError(`${path.basename(file)} does not hold a JSON object.`);
  }
  return content as Record<string, unknown>;
}
