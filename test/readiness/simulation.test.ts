import { SIMULATION } from './breaks/simulation';
import { broken } from './broken';
import { assess } from '../../packages/ecs-runner-readiness/src/assess';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import type { ItemReport, ProofReport } from '../../src/readiness';
import { newRepository } from '../support/repository';
import { useProviderMirror } from '../support/terraform';
import { describeWithTools } from '../support/tools';

/** What is said of each break: by it the one is told from the others, which are all in one repository. */
const SAID: Readonly<Record<string, RegExp>> = {
  'SEC-02': /must deny: decrypt with another key/,
  'SEC-03': /must deny: logs: encrypt another log group/,
  'SEC-10': /aws_iam_access_key\.ci is or has a long-lived credential/,
  'SEC-11': /must deny: read an object of another bucket/,
  'SEC-12': /ReadTaskLogs: logs:GetLogEvents works on less than \*/,
  'SEC-13': /must deny: hand a role to Lambda/,
  'SEC-16': /must deny: task role: ECS for another account/,
  'CMP-06': /aws_kms_key\.this\[0\] has no tag/,
  'CMP-14': /iam\.tf: SearchLogs has no row/,
  'EXA-08': /aws_sns_topic\.this\[0\] is not encrypted with the key/,
  'EXA-09': /aws_budgets_budget\.this\[0\] has no tag/,
  'ENT-01': /must deny: read an object without TLS/,
};

const IDS = Object.keys(SIMULATION);
const KINDS = ['simulation', 'statements', 'tags'];

/** Proofs of these kinds, by item: others are tried elsewhere. */
async function proofsOf(repository: string): Promise<ReadonlyMap<string, readonly ProofReport[]>> {
  const { report } = await assess(openRepository(repository), { full: true, only: IDS });
  const proofs = ({ proofs: all }: ItemReport) => all.filter(({ kind }) => KINDS.includes(kind));
  return new Map(report.items.filter(({ id }) => IDS.includes(id)).map((item) => [item.id, proofs(item)]));
}

jest.setTimeout(300_000);

describeWithTools(['terraform'], 'simulation, statements and tags', () => {
  useProviderMirror();

  it('knows what each break is noticed by', () => {
    expect(Object.keys(SAID)).toEqual(IDS);
  });

  describe('of a default repository', () => {
    let proofs: ReadonlyMap<string, readonly ProofReport[]>;
    beforeAll(async () => {
      proofs = await proofsOf(newRepository());
    });

    it.each(IDS)('hold for %s', (id) => {
      expect(proofs.get(id)!.length).toBeGreaterThan(0);
      expect(proofs.get(id)!.filter(({ result }) => result !== 'holds')).toEqual([]);
    });

    it('ask for as much as ever', () => {
      const asked = [...proofs.values()].flat().filter(({ kind }) => kind === 'simulation');
      expect(Object.fromEntries(asked.map(({ key, detail }) => [key, detail]))).toMatchInlineSnapshot(`
       {
         "simulation: bucket": "2 requests allowed, 5 denied",
         "simulation: bucket-key": "6 requests allowed, 12 denied",
         "simulation: conditions": "81 requests allowed, 155 denied",
         "simulation: disks": "2 requests allowed, 9 denied",
         "simulation: examples/complete-production: topic": "9 requests allowed, 17 denied",
         "simulation: execution": "4 requests allowed, 16 denied",
         "simulation: images": "20 requests allowed, 40 denied",
         "simulation: log-key": "5 requests allowed, 4 denied",
         "simulation: plan": "6 requests allowed, 11 denied",
         "simulation: replication": "15 requests allowed, 25 denied",
         "simulation: runner": "18 requests allowed, 52 denied",
         "simulation: secrets": "8 requests allowed, 32 denied",
         "simulation: service-trust": "8 requests allowed, 40 denied",
         "simulation: state-machine": "29 requests allowed, 60 denied",
         "simulation: task": "14 requests allowed, 18 denied",
         "simulation: trust": "9 requests allowed, 63 denied",
       }
      `);
    });
  });

  describe('of a broken one', () => {
    let proofs: ReadonlyMap<string, readonly ProofReport[]>;
    beforeAll(async () => {
      proofs = await proofsOf(broken(newRepository(), Object.values(SIMULATION).flat()));
    });

    it.each(IDS)('fail for %s, by its own break', (id) => {
      const failed = proofs.get(id)!.filter(({ result }) => result === 'fails');
      expect(failed.map(({ detail }) => detail).join('; ')).toMatch(SAID[id]);
    });
  });
});
