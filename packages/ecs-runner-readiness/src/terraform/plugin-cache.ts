import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** For terraform: all roots of a repository share one copy of the aws provider, as with `npx projen test`. */
export function pluginCache(repository: string): NodeJS.ProcessEnv {
  const cache = process.env.TF_PLUGIN_CACHE_DIR || join(repository, '.terraform', 'plugin-cache');
  mkdirSync(cache, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
}
