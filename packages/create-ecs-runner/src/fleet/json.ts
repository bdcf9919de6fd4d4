import { createRequire } from 'node:module';

type Json = typeof import('ecs-runner-template/lib/json');

/**
 * The object in a JSON file; undefined where there is no file.
 *
 * @throws an error that names the file where it holds something else
 */
export const readJsonObject: Json['readJsonObject'] = (file) =>
  (createRequire(__filename)('ecs-runner-template/lib/json') as Json).readJsonObject(file);
