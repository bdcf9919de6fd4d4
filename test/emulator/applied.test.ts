import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testPolicies } from './support/policies';
import { exampleRoot, ownRoot } from './support/roots';
import { Outputs, Stack } from './support/stack';
import { testTasks } from './support/tasks';
import { TRUSTED_SUBJECT } from './support/tokens';
import { testNothingToChange, unseenTypes } from './support/whole';
import { Emulator, startMinistack } from '../../packages/ecs-runner-readiness/src/emulator/emulator';
import { Inventory } from '../../packages/ecs-runner-readiness/src/emulator/inventory';
import { documentedSids } from '../../packages/ecs-runner-readiness/src/iam/documented';
import { violations } from '../../packages/ecs-runner-readiness/src/iam/expectations';
import { problems } from '../../packages/ecs-runner-readiness/src/iam/problems';
import { managedResources, readPolicies, TerraformShow } from '../../packages/ecs-runner-readiness/src/iam/state';
import { Subject } from '../../packages/ecs-runner-readiness/src/iam/tables';
import { neighbourRequests } from '../../packages/ecs-runner-readiness/src/iam/tables/neighbour';
import { orchestratorRequests } from '../../packages/ecs-runner-readiness/src/iam/tables/preset';
import { PRESET_TRUSTS, presetTrustRequests } from '../../packages/ecs-runner-readiness/src/iam/tables/preset-trust';
import { Replica } from '../../packages/ecs-runner-readiness/src/iam/tables/replication';
import { WILDCARDS, wildcardSids } from '../../packages/ecs-runner-readiness/src/iam/wildcards';
import { inTurn, SEED } from '../../scripts/turns.cjs';
import { many } from '../../src/iam/documents';
import { COVERING_SET } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { describeWithTools } from '../support/tools';

type Basic = Outputs & { readonly runner: Outputs };
type Of<K extends string, T = Outputs> = Readonly<Record<K, T>>;
type Complete = Of<'runner'> & { readonly replica: Replica };

const PLAIN = 'without KMS and Spot';
const [chosen, options] = inTurn(
  Object.entries(COVERING_SET).filter(([, row]) => (row as { examples?: string[] }).examples?.includes('basic')),
  'applied',
);
const BASIC = {
  [PLAIN]: { kmsCmk: false, spot: false },
  [`in turn (ECS_RUNNER_SEED=${SEED}), ${chosen}`]: options,
};

/** Everything at once: in the partition aws, and in one of the others by turns. */
const COMPLETE = Object.fromEntries(
  [
    { region: 'us-east-1', replica_region: 'us-west-2', launcher: 'stepFunctions', kms_key_source: 'module' },
    inTurn(
      [
        { region: 'us-gov-west-1', replica_region: 'us-gov-east-1', launcher: 'direct', kms_key_source: 'module' },
        { region: 'cn-north-1', replica_region: 'cn-northwest-1', launcher: 'stepFunctions', kms_key_source: 'none' },
      ],
      'complete',
    ),
  ].map((variables) => [Object.values(variables).join(', '), variables]),
);

jest.setTimeout(600_000);

describeWithTools(['terraform', 'python-emulator'], 'applied to an emulated AWS', () => {
  const basic = new Map<string, Stack<Basic>>();
  const complete = new Map<string, Stack<Complete>>();
  let brought: Stack<Of<'first' | 'second' | 'guest' | 'launched_guest'>>;
  let presets: Stack<Of<'runner', Readonly<Record<string, Outputs>>>>;
  let ministack: Emulator;
  const all = () => [...basic.values(), ...complete.values(), brought, presets].filter((stack) => stack !== undefined);

  // Side by side, each on an emulated AWS of its own: most of an apply is waiting.
  beforeAll(async () => {
    ministack = await startMinistack();
    for (const [title, own] of Object.entries(BASIC)) {
      const root = exampleRoot('basic', newRepository(own));
      basic.set(title, await Stack.start(`basic, ${title}`, root, (own as { region?: string }).region));
    }
    for (const [title, variables] of Object.entries(COMPLETE)) {
      const regions = [variables.region, variables.replica_region];
      complete.set(title, await Stack.start(`complete, ${title}`, ownRoot('complete', variables), regions));
    }
    brought = await Stack.start('brought', ownRoot('brought'));
    const variables = Object.entries(PRESET_TRUSTS).map(([preset, trust]) => [preset, trust.variables]);
    presets = await Stack.start('presets', ownRoot('presets', { presets: Object.fromEntries(variables) }));
    await Promise.all(all().map((stack) => stack.apply()));
  });

  afterAll(() => Promise.all([ministack?.stop(), ...all().map((stack) => stack.end())]));

  describe.each(Object.keys(BASIC))('the basic example, %s', (title) => {
    const stack = () => basic.get(title)!;
    const trusted = title === PLAIN ? [{ subject: TRUSTED_SUBJECT }] : [];
    const orchestrator = title !== PLAIN && (options as { trust?: string }).trust === 'humanitec';

    testNothingToChange(stack);
    if (title === PLAIN) {
      testTasks(title, stack, () => ministack);
    }
    testPolicies(() => ({
      policies: readPolicies(stack().show),
      outputs: stack().outputs.runner,
      trusted,
      orchestrator,
    }));
  });

  describe.each(Object.keys(COMPLETE))('everything at once, %s', (title) => {
    const stack = () => complete.get(title)!;

    testNothingToChange(stack);
    testPolicies(() => completeSubject(stack().show, stack().outputs));
  });

  describe('two of one name, and guests on the cluster of the first', () => {
    const policies = () => readPolicies(brought.show);

    testNothingToChange(() => brought);

    it('have names of their own', () => {
      const { first, second } = brought.outputs;
      expect(first.task_definition_family).toMatch(/^twin-/);
      expect(second.task_definition_family).toMatch(/^twin-/);
      expect(first.task_definition_family).not.toBe(second.task_definition_family);
    });

    it('keep their hands off each other', async () => {
      const { first, second } = brought.outputs;
      const requests = [...neighbourRequests(first, second), ...neighbourRequests(second, first)];
      expect(await violations(requests, policies())).toEqual([]);
    });

    describe('the first', () => {
      testPolicies(() => ({
        policies: policies(),
        outputs: brought.outputs.first,
        trusted: [{ subject: 'repo:acme/first:ref:refs/heads/main' }],
      }));
    });

    describe('the second, with a key of its owner', () => {
      testPolicies(() => ({
        policies: policies(),
        outputs: brought.outputs.second,
        trusted: [
          { subject: 'repo:acme@123/infra@456:environment:prod' },
          {
            subject: 'repo:acme/infra:environment:prod',
            claims: { repository_id: '456', repository_owner_id: '123' },
          },
          { subject: 'repo:acme/web:ref:refs/heads/main' },
        ],
        exec: true,
        broughtKey: true,
        repository: 'arn:aws:ecr:us-east-1:123456789012:repository/team/tool',
      }));
    });

    describe('a guest to which all is brought that can be', () => {
      testPolicies(() => ({
        policies: policies(),
        outputs: brought.outputs.guest,
        trusted: [{ subject: 'repo:acme/guest:ref:refs/heads/main' }],
        sharedCluster: true,
        exec: true,
        broughtKey: true,
        broughtTopic: true,
        bucketKey: 'arn:aws:kms:us-east-1:123456789012:key/0f1e2d3c-4b5a-4678-9abc-def012345678',
      }));
    });

    describe('a guest with the launcher stepFunctions', () => {
      testPolicies(() => ({
        policies: policies(),
        outputs: brought.outputs.launched_guest,
        trusted: [{ subject: 'repo:acme/launched:ref:refs/heads/main' }],
        sharedCluster: true,
        bucketKey: null,
      }));
    });
  });

  it('grant on everything only what knows no resource', () => {
    expect(wildcards(all().map(({ show }) => show))).toEqual(Object.keys(WILDCARDS).sort());
  });

  it('tag all that can be tagged', () => {
    const lacking = all().flatMap(({ title, show }) => untagged(show).map((address) => `${title}: ${address}`));
    expect(lacking).toEqual([]);
  });

  it('have no statement but those of docs/iam.md', () => {
    const documented = documentedSids(readFileSync(join(newRepository(), 'docs', 'iam.md'), 'utf8'));
    const applied = new Set([...complete.values()].flatMap(({ show }) => sids(show)));
    expect([...applied].filter((sid) => !documented.has(sid))).toEqual([]);
  });

  describe('trust presets', () => {
    it.each(Object.keys(PRESET_TRUSTS))('%s is for the right tokens only', async (preset) => {
      const requests = presetTrustRequests(preset, presets.outputs.runner[preset]);
      expect(await violations(requests, readPolicies(presets.show))).toEqual([]);
    });

    it('of Humanitec lets its orchestrator make and run task definitions of its own', async () => {
      const { humanitec } = presets.outputs.runner;
      expect(await violations(orchestratorRequests(humanitec), readPolicies(presets.show))).toEqual([]);
    });

    it('have no statement that AWS would not understand', async () => {
      expect(await problems(readPolicies(presets.show))).toEqual([]);
    });
  });

  // Last, and side by side too.
  describe('destroyed', () => {
    let left: Map<string, Inventory>;
    beforeAll(async () => {
      left = new Map(await Promise.all(all().map(async (it) => [it.title, await it.destroy()] as const)));
    });

    it('were in the inventory with all that they are of', () => {
      for (const stack of all()) {
        expect({ title: stack.title, unseen: unseenTypes<unknown>(stack) }).toEqual({ title: stack.title, unseen: [] });
      }
    });

    it('leave nothing', () => {
      expect(left).toEqual(new Map(all().map(({ title, before }) => [title, before])));
    });
  });
});

const TAGS = ['Name', 'ManagedBy', 'Owner', 'CostCenter', 'ComplianceScope'];

/** Addresses of the module's resources that lack tags; a type that takes none has no such attribute. */
function untagged(show: TerraformShow): string[] {
  const taggable = managedResources(show).filter(
    ({ address, values }) => address.startsWith('module.') && values.tags !== undefined,
  );
  if (taggable.length === 0) throw new Error('nothing can be tagged');
  return taggable
    .filter(({ values }) => TAGS.some((tag) => !(values.tags as Readonly<Record<string, string>> | null)?.[tag]))
    .map(({ address }) => address);
}

/** Statements on everything in the role policies of some states. */
function wildcards(shows: readonly TerraformShow[]): string[] {
  const policies = shows.flatMap((show) => readPolicies(show).roles.flatMap((role) => role.policies));
  return [...new Set(policies.flatMap(({ policy }) => wildcardSids(policy)))].sort();
}

/** Sids of all policies. */
function sids(show: TerraformShow): string[] {
  const { roles, resources, endpoints = [] } = readPolicies(show);
  const policies = [...roles.flatMap((role) => role.policies), ...resources, ...endpoints].map(({ policy }) => policy);
  const statements = [...roles.map(({ trust }) => trust), ...policies].flatMap(({ Statement }) => many(Statement));
  return statements.map(({ Sid }) => Sid ?? 'no Sid');
}

function completeSubject(show: TerraformShow, { runner: outputs, replica }: Complete): Subject {
  const [, partition] = outputs.cluster_arn.split(':');
  const arn = (service: string, rest: string) => `arn:${partition}:${service}:${outputs.region}:123456789012:${rest}`;
  return {
    policies: readPolicies(show),
    outputs,
    exec: true,
    repository: arn('ecr', 'repository/team/tool'),
    cache: arn('ecr', 'repository/docker-hub/library/busybox'),
    secrets: {
      secret: arn('secretsmanager', 'secret:token-a1B2c3'),
      parameter: arn('ssm', 'parameter/ci/level'),
      key: arn('kms', 'key/0f1e2d3c-4b5a-4678-9abc-def012345678'),
    },
    replica,
    buckets: [`arn:${partition}:s3:::package-mirror`],
  };
}
