import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import { openRepository, readJson, type Repository } from '../doctor/repository';
import { Cancelled, ExitCode, UsageError } from '../errors';
import { withProgress } from '../terminal/progress';
import type { World } from '../world';
import { compareRepositories, type Difference } from './compare';
import { copyRepository } from './files';
import { diffJson, diffText } from './report';
import { installTemplate, linkPackages, sync } from './sync';

/** Shows what a sync would change, with the installed template or another one. The repository itself stays as it is. */
export async function diff(world: World, args: Arguments): Promise<ExitCode> {
  if (args.problems.length > 0) throw new UsageError(args.problems);
  const [folder = '.'] = args.operands;
  const repository = openRepository(path.resolve(world.cwd, folder), folder);
  const title = `Syncing a copy${args.to === undefined ? '' : ` with ecs-runner-template@${args.to}`}`;
  const { differences, messages, version } = await withProgress(title, rehearse(world, repository, args.to), world);
  const name = path.basename(repository.root);
  world.out(
    args.json
      ? diffJson(repository.root, version, differences, messages)
      : diffText(name, differences, messages, world.style),
  );
  return args.exitCode && differences.length > 0 ? ExitCode.failure : ExitCode.done;
}

interface Rehearsal {
  readonly differences: readonly Difference[];
  /** What the sync had to say. */
  readonly messages: string;
  /** Of the template that synced. */
  readonly version: string;
}

/** Syncs a copy, which is removed again, whatever happens. */
async function rehearse(world: World, repository: Repository, to: string | undefined): Promise<Rehearsal> {
  const workspace = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'create-ecs-runner-diff-'));
  try {
    // Named as the repository: some files have the name of the folder.
    const copy = path.join(workspace, path.basename(repository.root));
    fs.mkdirSync(copy);
    copyRepository(repository.root, copy, new Set(repository.ledger.managed.keys()));
    if (to === undefined) {
      linkPackages(repository, copy);
    } else {
      await installTemplate(world.exec, repository, copy, to);
    }
    const messages = await sync(world.exec, copy);
    const manifest = path.join(copy, 'node_modules', 'ecs-runner-template', 'package.json');
    const { version } = readJson(fs.readFileSync(manifest, 'utf8')) as { version: string };
    return { differences: compareRepositories(repository.root, copy), messages, version };
  } catch (error) {
    throw world.signal.aborted ? new Cancelled('the repository is as it was') : error;
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}
