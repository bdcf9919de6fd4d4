import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository } from '../support/repository';
import { mustTerraform, startTerraform, terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';
import { codeBlocks, inShell, Printed, Sections } from './support/document';
import { Emulator, startMoto } from './support/emulator';
import { Inventory, takeInventory } from './support/inventory';
import { StateBucket, State } from './support/remote';
import { ownRoot } from './support/roots';
import { timed } from './support/timed';

const DOCUMENT = 'docs/recovery.md';
const PROVIDER = 'module.runner.aws_iam_openid_connect_provider.this[0]';
const NOTHING = { code: 0, stderr: '' };

jest.setTimeout(600_000);

describeWithTools(['terraform', 'python-emulator', 'aws'], 'what docs/recovery.md says', () => {
  describe('an apply of the basic example that is killed', () => {
    let root: string;
    let sh: Sections;
    let hcl: Sections;
    let emulator: Emulator;
    let states: StateBucket;
    let before: Inventory;
    let killed: Inventory;

    const run = (...args: string[]) =>
      timed(`killed: ${args.join(' ')}`, () => mustTerraform(root, args, emulator.env));
    const shell = (commands: string, answer?: string): Promise<Printed> =>
      inShell(root, commands, { ...emulator.env, AWS_DEFAULT_REGION: 'us-east-1' }, answer);
    /** Runs commands of the document that must succeed. @returns what they print */
    const must = async (commands: string): Promise<string> => {
      const { stdout, ...end } = await shell(commands);
      expect(end).toEqual(NOTHING);
      return stdout;
    };
    const inventory = () => takeInventory(emulator, 'us-east-1');

    beforeAll(async () => {
      const repository = newRepository();
      sh = codeBlocks(repository, DOCUMENT, 'sh');
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

      const [look, unlock] = sh['The state is locked'];
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
      const section = 'An apply was interrupted or killed';
      const clash = await terraform(root, ['apply', '-auto-approve', `-target=${PROVIDER}`], emulator.env);
      expect(clash.code).toBe(1);
      expect(clash.stderr).toContain('EntityAlreadyExists');

      const arn = (await must(sh[section][1])).trim();
      writeFileSync(join(root, 'imports.tf'), hcl[section][0].replace('ARN-OF-THE-PROVIDER', arn));
      expect(await run('apply', '-auto-approve')).toContain('1 imported');
      const plan = await terraform(root, ['plan', '-detailed-exitcode'], emulator.env);
      expect({ ...plan, stdout: plan.code === 0 ? '' : plan.stdout }).toEqual({ ...NOTHING, stdout: '' });
    });
  });
});
