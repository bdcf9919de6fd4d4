import type { Arguments } from '../command-line/parse';
import { ExitCode } from '../errors';
import type { World } from '../world';

export function diff(_world: World, _args: Arguments): Promise<ExitCode> {
  return Promise.resolve(ExitCode.done);
}
