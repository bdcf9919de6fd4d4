import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentedCommands, itRunsEveryCommandOf } from '../support/documented-commands';
import { newRepository } from '../support/repository';
import { mustTerraform, startTerraform, terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';
import { codeBlocks, inShell, Printed, Sections } from './support/document';
import { StateBucket, State } from './support/remote';
import { timed } from './support/timed';
import { Emulator, startMoto } from '../../packages/ecs-runner-readiness/src/emulator/emulator';
import { Inventory, takeInventory } from '../../packages/ecs-runner-readiness/src/emulator/inventory';

const DOCUMENT = 'docs/recovery.md';
const KILLED = 'An apply was interrupted or killed';
const PROVIDER = 'module.runner.aws_iam_openid_connect_provider.this[0]';
const NOTHING = { code: 0, stderr: '' };

jest.setTimeout(600_000);

describeWithTools(['terraform', 'python-emulator', 'aws'], 'what docs/recovery.md says', () => {
  describe('an apply of the basic example that is killed', () => {
    let root: string;
    const commands = new DocumentedCommands(__filename);
    let sh: (heading: string) => readonly string[];
    let hcl: Sections;
    let emulator: Emulator;
    let states: StateBucket;
    let before: Inventory;
    let killed: Inventory;

    const run = (...args: string[]) =>
      timed(`killed: ${args.join(' ')}`, () => mustTerraform(root, args, emulator.env));
    const shell = (text: string, answer?: string): Promise<Printed> =>
      timed(`killed: ${text.trim().split('\n').at(-1)}`, () =>
        inShell(root, text, { ...emulator.env, AWS_DEFAULT_REGION: 'us-east-1' }, answer),
      );
    /** Runs commands of the document that must succeed. @returns what they print */
    const must = async (text: string): Promise<string> => {
      const { stdout, ...end } = await shell(text);
      expect(end).toEqual(NOTHING);
      return stdout;
    };
    const inventory = () => takeInventory(emulator, ['us-east-1']);

    beforeAll(async () => {
      const repository = newRepository();
      sh = commands.of(repository, DOCUMENT);
      hcl = codeBlocks(repository, DOCUMENT, 'hcl');
      root = join(repository, 'examples', 'basic');
      copyFileSync(join(root, 'terraform.tfvars.example'), join(root, 'terraform.tfvars'));
      emulator = await startMoto();
      states = await StateBucket.make(emulator);
      states.configure(root);
      await run('init', '-backend-config=backend.hcl');
      before = await inventory();
    });

    afterAll(() => emulator?.stop());

    it('leaves the lock, and what it made since it wrote the state', async () => {
      // Nothing is written before the kill, however slow the machine: Terraform counts from the first thing that it makes.
      const apply = startTerraform(root, ['apply', '-auto-approve'], {
        ...emulator.env,
        TF_STATE_PERSIST_INTERVAL: '600',
      });
      await Promise.all([
        apply.says(`${PROVIDER}: Creation complete`),
        apply.says('aws_s3_bucket.this[0]: Creation complete'),
      ]);
      apply.end('SIGKILL');
      await apply.result;
      killed = await inventory();
      expect(killed['oidc provider']).toHaveLength(1);
      expect(killed.bucket).toHaveLength(before.bucket.length + 1);
      expect(await states.state()).toBeUndefined();
      expect(await states.lock()).toMatchObject({ Operation: 'OperationTypeApply' });
    });

    it('locks the next one out until the lock is removed by its ID', async () => {
      const { ID } = (await states.lock())!;
      const next = await terraform(root, ['apply', '-auto-approve'], emulator.env);
      expect(next.code).toBe(1);
      expect(next.stderr).toContain('Error acquiring the state lock');
      expect(next.stderr).toContain(ID);

      const [look, unlock] = sh('The state is locked');
      expect(JSON.parse(await must(look))).toMatchObject({
        ID,
        Operation: 'OperationTypeApply',
        Who: expect.stringContaining('@'),
      });
      expect((await shell(unlock.replace('LOCK-ID', '00000000-0000-0000-0000-000000000000'), 'yes\n')).code).toBe(1);
      expect(await states.lock()).toMatchObject({ ID });
      expect((await shell(unlock.replace('LOCK-ID', ID), 'no\n')).code).toBe(1);
      expect(await states.lock()).toMatchObject({ ID });
      expect(await shell(unlock.replace('LOCK-ID', ID), 'yes\n')).toMatchObject(NOTHING);
      expect(await states.lock()).toBeUndefined();
      expect(await inventory()).toEqual(killed);
    });

    it('is repeated with the OIDC provider imported, and ends well', async () => {
      const clash = await terraform(root, ['apply', '-auto-approve', `-target=${PROVIDER}`], emulator.env);
      expect(clash.code).toBe(1);
      expect(clash.stderr).toContain('EntityAlreadyExists');

      const arn = (await must(sh(KILLED)[1])).trim();
      writeFileSync(join(root, 'imports.tf'), hcl[KILLED][0].replace('ARN-OF-THE-PROVIDER', arn));
      expect(await run('apply', '-auto-approve')).toContain('1 imported');
      const plan = await terraform(root, ['plan', '-detailed-exitcode'], emulator.env);
      expect({ ...plan, stdout: plan.code === 0 ? '' : plan.stdout }).toEqual({ ...NOTHING, stdout: '' });
    });

    it('brings an overwritten and a deleted object back', async () => {
      const [list, copy, undelete] = sh('An object was overwritten or deleted').map((block) =>
        block.replace('path/of/the/object', 'reports/to day.json'),
      );
      const setUp = list.split('\n').slice(0, 3).join('\n');
      const put = (text: string) => must(`${setUp}\nprintf '%s' '${text}' | aws s3 cp --quiet - "s3://$bucket/$key"`);
      const get = () => shell(`${setUp}\naws s3 cp --quiet "s3://$bucket/$key" -`);

      await put('good');
      await put('bad');
      const versions = rows(await must(list));
      expect(versions.map(([, , size, latest]) => [size, latest])).toEqual([
        ['3', 'True'],
        ['4', 'False'],
      ]);
      await must(`${setUp}\n${copy.replace('VERSION-ID', versions[1][0])}`);
      expect(await get()).toEqual({ ...NOTHING, stdout: 'good' });

      await must(`${setUp}\naws s3 rm --quiet "s3://$bucket/$key"`);
      expect((await get()).code).not.toBe(0);
      await must(`${setUp}\n${undelete}`);
      expect(await get()).toEqual({ ...NOTHING, stdout: 'good' });
      expect(rows(await must(list))).toHaveLength(3);
    });

    it('restores an earlier state, and one that was deleted', async () => {
      const [list, fetch, push, undelete] = sh('The Terraform state is wrong or gone');
      const setUp = list.split('\n').slice(0, 2).join('\n');
      const good = (await states.state())!;
      await run('state', 'rm', 'module.runner.aws_ecs_cluster.this');
      expect(clusters((await states.state())!)).toBe(0);

      const [[latest], [earlier]] = rows(await must(list));
      expect(latest).not.toBe(earlier);
      const fetched = await must(`${setUp}\n${fetch.replace('VERSION-ID', earlier)}`);
      expect(fetched).toContain('resource "aws_ecs_cluster" "this"');
      const older = await terraform(root, ['state', 'push', 'earlier.tfstate'], emulator.env);
      expect(older.stderr).toContain('serial');
      expect(await must(push)).toContain('No changes.');
      const restored = (await states.state())!;
      expect(pick(restored)).toEqual(pick(good));
      expect(restored.serial).toBeGreaterThan(good.serial + 1);

      await must(`${setUp}\naws s3 rm --quiet "s3://$state_bucket/$state_key"`);
      expect(await states.state()).toBeUndefined();
      expect(await must(`${setUp}\n${undelete}`)).toContain('No changes.');
      expect(await states.state()).toEqual(restored);

      // What an apply that could not write its state leaves.
      writeFileSync(join(root, 'errored.tfstate'), JSON.stringify({ ...restored, serial: restored.serial + 1 }));
      await must(sh(KILLED)[0]);
      const pushed = (await states.state())!;
      expect(pushed.serial).toBeGreaterThan(restored.serial);
      expect(pick(pushed)).toEqual(pick(restored));
    });

    it('takes back the deletion of the key', async () => {
      await must('aws kms schedule-key-deletion --key-id "$(terraform output -raw kms_key_arn)"');
      expect(await must(sh('The key is scheduled for deletion')[0])).toContain('No changes.');
    });

    it('finds what the killed try left over, and leaves nothing else when destroyed', async () => {
      const found = rows(await must(sh(KILLED)[2])).flat();
      await run('destroy', '-auto-approve');
      const left = await inventory();
      expect(left).toEqual({ ...killed, 'oidc provider': before['oidc provider'] });

      const leftOver = Object.entries(left).flatMap(([kind, names]) =>
        names.filter((name) => !before[kind].includes(name)).map((name) => name.replace(/^us-east-1 /, '')),
      );
      const isOf = (arn: string) => (name: string) => arn.endsWith(name);
      expect(found.filter((arn) => !leftOver.some(isOf(arn)))).toEqual([]);
      // moto's tagging API does not list all kinds; what it leaves out bears the suffix, by which a reader finds it.
      const suffix = /-(\w{6})$/.exec(leftOver.find((name) => /^acme-runner-\d{12}-.*-\w{6}$/.test(name))!)![1];
      const unfound = leftOver.filter((name) => !found.some((arn) => isOf(arn)(name)));
      expect(unfound.filter((name) => !name.includes(`acme-runner-${suffix}`))).toEqual([]);
    });

    itRunsEveryCommandOf(commands);
  });
});

/** Rows of the AWS CLI's text output. */
function rows(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}

function clusters({ resources }: State): number {
  return resources.filter(({ type }) => type === 'aws_ecs_cluster').length;
}

/** What makes a state the same one. */
function pick({ lineage, resources }: State): Pick<State, 'lineage' | 'resources'> {
  return { lineage, resources };
}
