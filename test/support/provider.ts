import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { leashed } from './leashed';

/** The aws provider as a process of its own. */
export interface Provider {
  /** Variables with which Terraform finds it. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether it still answers. */
  alive(): boolean;
  stop(): void;
}

/**
 * Starts the aws provider once for all runs, in the mode that is meant for debuggers. Terraform else starts it several
 * times in each run, which takes longer than the tests.
 *
 * @param data folder that `terraform init` filled
 */
export function startProvider(data: string): Promise<Provider> {
  const child = leashed(executable(data), ['-debug'], data);
  return new Promise((resolve, reject) => {
    let output = '';
    let alive = true;
    child.on('exit', () => {
      alive = false;
      reject(new Error(`the provider did not start: ${output}`));
    });
    child.stderr.resume();
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      const attach = /TF_REATTACH_PROVIDERS='(.+)'/.exec(output);
      if (attach) {
        resolve({ env: { TF_REATTACH_PROVIDERS: attach[1] }, alive: () => alive, stop: () => child.stdin.end() });
      }
    });
  });
}

function executable(data: string): string {
  const folder = join(data, 'providers', 'registry.terraform.io', 'hashicorp', 'aws');
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    /terraform-provider-aws[^/\\]*$/.test(name),
  );
  if (file === undefined) throw new Error(`there is no provider in ${folder}`);
  return join(folder, file);
}
