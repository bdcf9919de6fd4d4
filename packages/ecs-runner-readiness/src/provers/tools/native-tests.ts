import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { firstError, type Checkout } from '../../terraform/checkout';
import { fails } from '../prover';
import { lines } from './findings';

/** How the module's native tests went. */
export interface Tested {
  readonly passed: number;
  /** Runs that did not pass, as `tests/iam.tftest.hcl: boundary`. */
  readonly failed: readonly string[];
}

interface Message {
  readonly type?: string;
  readonly test_run?: {
    readonly path: string;
    readonly run: string;
    readonly progress: string;
    readonly status: string;
  };
  readonly test_summary?: { readonly passed: number };
}

const known = new WeakMap<Checkout, Map<string, Promise<Tested | Outcome>>>();

/** Runs the native tests of the module once per checkout, or those of some files. @returns an outcome where they could not be run */
export function runTests(checkout: Checkout, files: readonly string[] = []): Promise<Tested | Outcome> {
  const ran = known.get(checkout) ?? new Map<string, Promise<Tested | Outcome>>();
  known.set(checkout, ran);
  const key = files.join();
  const result = ran.get('') ?? ran.get(key) ?? runNow(checkout, files);
  ran.set(key, result);
  return result;
}

async function runNow(checkout: Checkout, files: readonly string[]): Promise<Tested | Outcome> {
  const problem = await checkout.init('.');
  if (problem !== undefined) return problem;
  checkout.work.say('terraform test: minutes');
  const args = ['test', '-json', ...files.map((file) => `-filter=${file}`)];
  const { stdout, stderr } = await checkout.terraform('.', args);
  const messages = lines(stdout).map((line) => JSON.parse(line) as Message);
  const summary = messages.find(({ test_summary }) => test_summary !== undefined)?.test_summary;
  if (summary === undefined) return fails(`terraform test: ${firstError(stderr || stdout)}`);
  const ended = messages.flatMap(({ test_run }) => (test_run?.progress === 'complete' ? [test_run] : []));
  const failed = ended.filter(({ status }) => status !== 'pass').map(({ path, run }) => `${path}: ${run}`);
  return { passed: summary.passed, failed };
}
