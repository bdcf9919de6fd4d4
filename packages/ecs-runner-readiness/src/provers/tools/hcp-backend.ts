import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeBlocksOf } from '../../markdown';
import type { Checkout } from '../../terraform/checkout';
import { blocks, Configuration, type Block } from '../../terraform/configuration';
import { terraformRoots } from '../../terraform/roots';
import { fails, holds } from '../prover';
import { matching } from './inputs';
import type { Tool } from './tool';
import { validateRoot } from './validate';

const GUIDE = 'docs/hcp-terraform.md';
const CLOUD = /^\s*cloud \{/m;

/** Settings for a root whose state is in HCP Terraform. */
interface Backend {
  /** Where they are shown. */
  readonly from: string;
  readonly root: string;
  /** The file of the root that they are. */
  readonly file: string;
  readonly text: string;
}

/** The root whose state the guide puts into HCP Terraform, and each example for it, initialise and validate. */
export const hcpBackend: Tool = {
  inputs: matching(/\.(?:tf|tfvars|example)$|^docs\/hcp-terraform\.md$/),
  async check(checkout) {
    const shown = await backends(checkout);
    if (!shown.some(({ from }) => from === GUIDE)) return fails(`${GUIDE} shows no cloud block`);
    const folder = await checkout.folder();
    for (const { from, root, file, text } of shown) {
      // Beside its root, so that the paths of modules lead where they did.
      const copy = `${root}-hcp`;
      rmSync(join(folder, copy), { recursive: true, force: true });
      cpSync(join(folder, root), join(folder, copy), { recursive: true });
      rmSync(join(folder, copy, file), { force: true });
      writeFileSync(join(folder, copy, file), text);
      const fault = await faultOf(join(folder, copy));
      if (fault !== undefined) return fails(`${from}: ${fault}`);
      const problem = await validateRoot(checkout, copy);
      if (problem !== undefined) return { ...problem, detail: `${from}: ${problem.detail}` };
    }
    return holds(`terraform validate with the cloud block of ${shown.map(({ from }) => from).join(', ')}`);
  },
};

async function backends(checkout: Checkout): Promise<Backend[]> {
  const { root } = checkout.work;
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const examples = (await checkout.files())
    .filter((file) => file.endsWith('.tf.example') && CLOUD.test(read(file)))
    .map((file) => ({ from: file, root: dirname(file), file: 'backend.tf', text: read(file) }));
  const live = terraformRoots(root).find((folder) => folder.startsWith('live/'));
  const guide = existsSync(join(root, GUIDE)) ? codeBlocksOf(read(GUIDE), 'hcl') : [];
  const versions = guide.find(({ code }) => CLOUD.test(code) && code.includes('required_providers'));
  return versions === undefined || live === undefined
    ? examples
    : [{ from: GUIDE, root: live, file: 'versions.tf', text: versions.code }, ...examples];
}

/**
 * What is wrong with the cloud block: without a login Terraform does not look into it.
 * Source: https://developer.hashicorp.com/terraform/language/block/terraform#cloud
 */
async function faultOf(root: string): Promise<string | undefined> {
  const terraform = (await Configuration.read(root)).unnamed('terraform');
  const clouds = terraform.flatMap(({ cloud }) => blocks(cloud));
  if (clouds.length !== 1) return `${clouds.length} cloud blocks`;
  if (terraform.some(({ backend }) => backend !== undefined)) return 'a cloud block beside a backend';
  const [cloud] = clouds;
  const [workspaces = {}] = blocks(cloud.workspaces);
  return (
    unknown(cloud, ['organization', 'workspaces', 'hostname', 'token']) ??
    unknown(workspaces, ['name', 'tags', 'project']) ??
    (typeof cloud.organization === 'string' ? undefined : 'the cloud block names no organization') ??
    ('name' in workspaces || 'tags' in workspaces ? undefined : 'the cloud block names no workspace')
  );
}

function unknown(block: Block, known: readonly string[]): string | undefined {
  const other = Object.keys(block).find((name) => !known.includes(name));
  return other === undefined ? undefined : `a cloud block has no argument ${other}`;
}
