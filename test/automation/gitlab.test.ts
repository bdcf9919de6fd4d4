import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { Checkout } from './checkout';
import { OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

interface Job {
  readonly rules?: readonly { readonly if: string; readonly when?: string }[];
  readonly needs?: readonly string[];
  readonly script?: readonly string[];
  readonly environment?: { readonly name: string };
  readonly variables?: Readonly<Record<string, string>>;
}

const ENVIRONMENT = {
  GITLAB_TOKEN: 'secret-token',
  CI_API_V4_URL: 'https://gitlab.com/api/v4',
  CI_PROJECT_ID: '42',
  CI_SERVER_HOST: 'gitlab.com',
};

const ON_GITLAB = Object.entries(OPTION_SETS).filter(([, options]) => 'ci' in options && options.ci === 'gitlab');

it('some of the option sets are on GitLab', () => expect(ON_GITLAB.length).toBeGreaterThan(0));

describeWithTools(['check-jsonschema', 'shellcheck'], 'the files of GitLab', () => {
  it.each(ON_GITLAB)('follow their schemas, and the scripts shellcheck, in %s', (_title, options) => {
    const repository = newRepository(options);
    const ok = { code: 0, output: 'ok -- validation done\n' };
    const pipeline = ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci', '.gitlab-ci.yml'];
    expect(runTool('check-jsonschema', pipeline, repository)).toEqual(ok);
    const renovate = ['--builtin-schema', 'vendor.renovate', 'renovate.json'];
    expect(runTool('check-jsonschema', renovate, repository)).toEqual(ok);
    const scripts = Object.keys(readTree(repository)).filter((file) => /^ci\/.*\.sh$/.test(file));
    expect(runTool('shellcheck', ['-x', ...scripts], repository)).toEqual({ code: 0, output: '' });
  });
});

describe('.gitlab-ci.yml', () => {
  const tree = readTree(newRepository({ ci: 'gitlab', environments: ['production', 'staging'] }));
  const pipeline = parseYaml(tree['.gitlab-ci.yml'], { logLevel: 'silent' }) as Record<string, Job>;
  const jobs = Object.entries(pipeline).filter(([, job]) => job?.script !== undefined);

  it('has these jobs, each explained in docs/automation.md', () => {
    expect(jobs.map(([name]) => name)).toEqual([
      ...['checks', 'plan-production', 'apply-production', 'plan-staging', 'apply-staging'],
      ...['drift', 'release', 'publish', 'upgrade', 'integration', 'triage'],
    ]);
    const rows = [...tree['docs/automation.md'].matchAll(/^\| `([a-z]+)(?:-…)?` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual([...new Set(jobs.map(([name]) => name.split('-')[0]))]);
  });

  it('runs no job in every pipeline: each says when', () => {
    expect(jobs.filter(([, { rules }]) => !rules?.every((rule) => rule.if.includes('$CI_PIPELINE_SOURCE')))).toEqual(
      [],
    );
  });

  it('applies by hand, on main only, one environment after the other', () => {
    for (const name of ['apply-production', 'apply-staging']) {
      const [rule] = pipeline[name].rules!;
      expect(rule.when).toBe('manual');
      expect(rule.if).toContain('$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH');
      expect(pipeline[name].environment?.name).toBe(name.replace('apply-', ''));
    }
    expect(pipeline['apply-staging'].needs).toEqual(['plan-staging', 'apply-production']);
  });

  it('takes the roles that trust its branches', () => {
    const roles = Object.fromEntries(
      jobs.map(([name, { variables }]) => [name.split('-')[0], variables?.AWS_ROLE_ARN]),
    );
    expect(roles).toMatchObject({
      plan: '$PLAN_ROLE_ARN',
      drift: '$PLAN_ROLE_ARN',
      apply: '$APPLY_ROLE_ARN',
      integration: '$APPLY_ROLE_ARN',
    });
    expect(tree['bootstrap/gitlab.tf']).toContain('{ plan = "*" }');
    expect(tree['bootstrap/gitlab.tf']).toContain('"apply-${environment}" => "main"');
  });

  it('shows the token to the jobs of one environment only, and not to the new version of the template', () => {
    const needing = ['drift', 'release', 'publish', 'upgrade', 'triage'];
    const scoped = jobs.filter(([, { environment }]) => environment?.name === 'automation').map(([name]) => name);
    expect(scoped).toEqual(needing);
    expect(pipeline.upgrade.script![0]).toBe('env -u GITLAB_TOKEN bash ci/upgrade.sh sync');
  });
});

describe('ci/host.sh on GitLab', () => {
  const checkout = () => new Checkout({ ci: 'gitlab' }, ['curl']);
  /** Calls of the API as method, path and body. */
  const requests = (calls: readonly { args: string[] }[]) =>
    calls.map(({ args }) => {
      const data = args.indexOf('--data');
      const path = args.at(-1)!.replace('https://gitlab.com/api/v4/projects/42/', '');
      return [args[args.indexOf('--request') + 1], path, ...(data < 0 ? [] : [JSON.parse(args[data + 1]) as object])];
    });
  const released = '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-02\n\n### Added\n\n- Before.\n';

  it('publishes a release with the notes of the changelog, and never shows the token', () => {
    const project = checkout();
    project.write('CHANGELOG.md', released);
    project.answer('curl', [{ match: 'releases/v1.2.3', code: 22 }]);
    const { code, stderr, calls } = project.run('release.sh', ['publish'], ENVIRONMENT);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(requests(calls)).toEqual([
      ['GET', 'releases/v1.2.3'],
      [
        'POST',
        'releases',
        {
          tag_name: 'v1.2.3',
          ref: project.git('rev-parse', 'HEAD'),
          name: 'v1.2.3',
          description: '### Added\n\n- Before.\n',
        },
      ],
    ]);
    expect(JSON.stringify(calls)).not.toContain('secret-token');
  });

  it('opens a merge request for a release, or brings the open one up to date', () => {
    const project = checkout();
    project.answer('curl', [{ match: 'GET', json: [] }]);
    const { code, calls } = project.run('release.sh', ['prepare', '1.0.0'], ENVIRONMENT);
    expect(code).toBe(0);
    expect(requests(calls)).toEqual([
      ['GET', 'merge_requests?state=opened&source_branch=release-1.0.0'],
      [
        'POST',
        'merge_requests',
        expect.objectContaining({ source_branch: 'release-1.0.0', target_branch: 'main', title: 'Release 1.0.0' }),
      ],
    ]);
    expect(project.git('branch', '--remotes')).toContain('origin/release-1.0.0');

    const again = checkout();
    again.answer('curl', [{ match: 'GET', json: [{ iid: 7 }] }]);
    expect(requests(again.run('release.sh', ['prepare', '1.0.0'], ENVIRONMENT).calls)[1].slice(0, 2)).toEqual([
      'PUT',
      'merge_requests/7',
    ]);
  });

  it('keeps to the stale policy', () => {
    const project = checkout();
    project.answer('curl', [
      { match: 'issues?state=opened&labels=stale', json: [{ iid: 1 }, { iid: 2 }] },
      { match: 'issues/1/notes?', json: [{ body: 'Nobody wrote here for 60 days. It is closed.' }] },
      { match: 'issues/2/notes?', json: [{ body: 'It still matters.' }] },
      { match: 'labels=stale&not', json: [] },
      { match: 'merge_requests?state=opened&updated_before', json: [{ iid: 5 }] },
      { match: 'GET', json: [] },
    ]);
    const { code, stderr, calls } = project.run('stale.sh', [], ENVIRONMENT);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const changes = requests(calls).filter(([method]) => method !== 'GET');
    expect(changes).toEqual([
      ['PUT', 'issues/2', { remove_labels: 'stale' }],
      ['POST', 'merge_requests/5/notes', { body: expect.stringMatching(/^Nobody wrote here for 60 days/) as unknown }],
      ['PUT', 'merge_requests/5', { add_labels: 'stale' }],
    ]);
  });

  it('makes labels, or brings them in line', () => {
    const project = checkout();
    project.answer('curl', [{ match: 'POST', code: 22 }]);
    const { code, calls } = project.run('labels.sh', [], ENVIRONMENT);
    expect(code).toBe(0);
    expect(requests(calls).slice(0, 2)).toEqual(
      ['POST labels', 'PUT labels/triage'].map((call) => [
        ...call.split(' '),
        { name: 'triage', color: '#ededed', description: 'Nobody has looked at it yet' },
      ]),
    );
  });

  it('reads the token from the standard input of curl', () => {
    expect(readFileSync(join(checkout().folder, 'ci/host.sh'), 'utf8')).toContain('curl --config -');
  });
});
