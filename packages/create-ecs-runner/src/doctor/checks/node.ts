import { supports } from '../../node-version';
import { note, ok, problem, type Finding } from '../finding';
import { readJson, type Repository } from '../repository';
import { versionIn } from '../versions';

/** The Node that runs this, against what the installed template needs and what the repository was tested with. */
export function checkNode(repository: Repository): Finding[] {
  const running = process.versions.node;
  const manifest = readJson(repository.text('node_modules/ecs-runner-template/package.json'));
  const { engines } = manifest as { engines?: { node?: string } };
  if (engines?.node !== undefined && !supports(engines.node, running)) {
    return [problem(`this is Node ${running}; ecs-runner-template needs ${engines.node}`, 'Install such a Node')];
  }
  const tested = versionIn(/^nodejs .*$/m.exec(repository.text('.tool-versions') ?? '')?.[0] ?? '');
  if (tested !== undefined && major(tested) > major(running)) {
    return [note(`this is Node ${running}; the repository was tested with ${tested} (.tool-versions)`)];
  }
  return [ok(running)];
}

function major(version: string): number {
  return Number(version.split('.')[0]);
}
