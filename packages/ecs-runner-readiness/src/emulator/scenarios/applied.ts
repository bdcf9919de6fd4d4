import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { Aws } from '../aws';
import { terraformText, writeInto } from '../copy';
import { startMoto, type Emulator } from '../emulator';
import { KIND_OF, takeInventory, type Inventory } from '../inventory';
import { moduleNames, type Runner } from '../runner';
import { Terraform, type StateResource } from '../terraform';
import { must, NotTried, outcomeOf } from '../wrong';
import type { Place, Scenario } from './scenario';

/** A root that a scenario applies. */
export interface Root {
  /** Absolute path. */
  readonly folder: string;
  readonly regions: readonly string[];
  /** Arguments of apply, plan and destroy. */
  readonly args?: readonly string[];
}

/** What is applied, for checks to look at. */
export interface Applied {
  readonly place: Place;
  readonly root: Root;
  readonly emulator: Emulator;
  /** Outputs of the modules by their names in the root. */
  readonly runners: Readonly<Record<string, Runner>>;
  readonly resources: readonly StateResource[];
  aws(region: string): Aws;
  /** Is done when the scenario ends. */
  atEnd(work: () => Promise<void>): void;
}

/** @returns what was seen. @throws Wrong where it is not what it must be */
export type Check = (applied: Applied) => Promise<string>;

interface Parts {
  readonly title: string;
  readonly checks: Readonly<Record<string, Check>>;
  readonly unless?: Scenario['unless'];
  /** Makes the root in a copy of the repository. */
  root(copy: string, place: Place): Root;
}

/** A root that is applied, planned again, looked at and destroyed, on an emulated AWS of its own. */
export function applied({ title, unless, root: prepare, checks }: Parts): Scenario {
  return {
    checks: ['applied', 'unchanged', 'destroyed', ...Object.keys(checks)],
    unless,
    run: async (wanted, place) => {
      const say = (line: string) => place.work.say(`emulator: ${title}: ${line}`);
      const root = prepare(place.copy(), place);
      const names = moduleNames(terraformText(root.folder));
      writeInto(root.folder, {
        'readiness_override.tf': 'terraform {\n  backend "local" {}\n}\n',
        'readiness_outputs.tf': `output "readiness" {\n  value = {${names.map((name) => ` ${name} = module.${name}`).join(',')} }\n}\n`,
      });
      const emulator = await startMoto();
      const ends = [() => emulator.stop()];
      try {
        return await cycle({ root, place, emulator, checks, wanted, say, atEnd: (work) => void ends.push(work) });
      } catch (error) {
        // Nothing can be said of what was never made.
        const outcome = await outcomeOf(() => Promise.reject(error));
        return new Map(wanted.map((check) => [check, outcome]));
      } finally {
        await Promise.all(ends.map((end) => end()));
      }
    },
  };
}

interface Cycle {
  readonly root: Root;
  readonly place: Place;
  readonly emulator: Emulator;
  readonly checks: Parts['checks'];
  readonly wanted: readonly string[];
  readonly say: (line: string) => void;
  readonly atEnd: Applied['atEnd'];
}

async function cycle(given: Cycle): Promise<Map<string, Outcome>> {
  const { root, place, emulator, checks, wanted, say, atEnd } = given;
  const terraform = new Terraform(root.folder, emulator.env, place.mirror);
  const args = root.args ?? [];
  const inventory = () => takeInventory(emulator, root.regions);
  const outcomes = new Map<string, Outcome>();
  const tell = async (name: string, check: () => Promise<string>) => {
    if (wanted.includes(name)) outcomes.set(name, await outcomeOf(check));
  };

  await terraform.init();
  const before = await inventory();
  say('apply');
  await terraform.apply(...args);
  const resources = await terraform.resources();
  const made = await inventory();
  await tell('applied', async () => allThere(resources, before, made));
  await tell('unchanged', async () => {
    const difference = await terraform.difference(...args);
    must(difference === undefined, `a second plan would change ${difference ?? ''}`);
    return 'a second plan has nothing to change';
  });

  const runners = await terraform.output<Record<string, Runner>>('readiness');
  const aws = (region: string) => new Aws(emulator, region);
  const all: Applied = { place, root, emulator, runners, resources, aws, atEnd };
  for (const [name, check] of Object.entries(checks)) await tell(name, () => check(all));

  await tell('destroyed', async () => {
    say('destroy');
    await terraform.destroy(...args);
    return nothingLeft(before, await inventory());
  });
  return outcomes;
}

/** Every type of resource in the state shows on the emulated AWS. */
function allThere(resources: readonly StateResource[], before: Inventory, made: Inventory): string {
  must(resources.length > 0, 'an apply made nothing');
  const types = [...new Set(resources.map(({ type }) => type))].filter((type) => type in KIND_OF);
  const count = (inventory: Inventory, type: string) => inventory[KIND_OF[type]]?.length ?? 0;
  const unseen = types.filter((type) => count(made, type) <= count(before, type));
  must(unseen.length === 0, `the state has ${unseen.join(', ')}, AWS has none`);
  return `an apply made ${resources.length} resources, which AWS has`;
}

function nothingLeft(before: Inventory, after: Inventory): string {
  const left = Object.entries(after).flatMap(([kind, names]) =>
    names.filter((name) => !before[kind].includes(name)).map((name) => `${kind} ${name}`),
  );
  must(left.length === 0, `left after a destroy: ${left.join(', ')}`);
  return 'a destroy left nothing';
}

/** The only runner of a root. */
export function theRunner({ runners }: Applied): Runner {
  const [runner] = Object.values(runners);
  if (runner === undefined) throw new NotTried('the root has no module with the source ../..');
  return runner;
}
