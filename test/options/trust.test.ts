import { problemsOf } from '../support/problems';

/** Subjects of these that are refused. */
function refused(trust: string, trustSubjects: string[]): unknown[] {
  return problemsOf({ trust, trustSubjects }).map(({ value }) => value);
}

const ONE = '0a1b2c3d-0000-4000-8000-000000000001';
const TWO = '0a1b2c3d-0000-4000-8000-000000000002';

/** By preset what is right and what is wrong; those of GitHub and of other issuers are in resolve.test.ts. */
const SUBJECTS: Readonly<Record<string, { readonly right: string[]; readonly wrong: string[] }>> = {
  gitlab: {
    right: [
      'acme/infra',
      'acme/sub.group/infra:ref_type:branch:ref:main',
      'acme/*',
      'acme/infra@42:ref_type:tag:ref:v*',
      'project_path:acme/infra:*',
    ],
    wrong: [
      '*',
      'acme',
      '*/infra',
      'acme/*/infra',
      '-acme/infra',
      'acme/infra@*',
      'acme/in*@42',
      'acme/infra:',
      'acme/infra x',
      'x acme/infra',
      'project_path:*',
      'project_path:acme/infra',
      'project_path:acme/infra@42:*',
      'acme/infra:$x',
    ],
  },
  hcpTerraform: {
    right: [
      'acme/Default Project/infra',
      'acme/*/*',
      'organization:acme:project:My Project:workspace:infra:run_phase:*',
    ],
    wrong: [
      'acme/infra',
      '*/web/site',
      'acme/web/site/x',
      'acme/web/site:run_phase:apply',
      'organization:*:project:a:workspace:b:run_phase:*',
      'organization:acme:project:a:workspace:b:run_phase:plan',
      'organization:acme:*',
    ],
  },
  bitbucket: {
    right: [`{${ONE}}`, `{${ONE}}:{${TWO}}`, `{${ONE}}:*`, `{${ONE}}:{${TWO}}:*`],
    wrong: ['*', '{*}', ONE, `{${ONE.toUpperCase()}}`, `{${ONE}}*`, `{${ONE}}:{*}`, `x{${ONE}}`, `{${ONE}}:*:*`],
  },
  circleci: {
    right: [
      `${ONE}/${TWO}`,
      `org/${ONE}/project/${TWO}/user/*`,
      `org/${ONE}/project/${TWO}/user/${ONE}/vcs-origin/x`,
      `org/${ONE}/project/${TWO}/user/????????-????-????-????-????????????/vcs-origin/x/vcs-ref/refs/heads/*`,
    ],
    wrong: [
      'acme/infra',
      `${ONE}/*`,
      `*/${ONE}`,
      `${ONE}/${TWO}x`,
      'org/*',
      `org/${ONE}/project/*`,
      // A branch may be named so that its subject ends like this.
      `org/${ONE}/project/${TWO}/user/*/vcs-origin/x/vcs-ref/refs/heads/main`,
    ],
  },
  buildkite: {
    right: [
      'acme/infra',
      'acme/*',
      'acme/infra:ref:refs/heads/main',
      `acme/infra@${ONE}`,
      'organization:acme:pipeline:infra:ref:refs/heads/main:*',
    ],
    wrong: [
      'acme',
      '*/infra',
      'acme/infra@1',
      `acme/in*@${ONE}`,
      'acme/infra:',
      'organization:acme:*',
      'organization:*:pipeline:a:*',
      'organization:acme:pipeline:infra',
    ],
  },
  humanitec: { right: ['acme+ecs-runner'], wrong: ['*+*', 'acme+*', 'acme', 'acme+a+b', 'acme+a x'] },
};

describe.each(Object.entries(SUBJECTS))('subjects of %s', (trust, { right, wrong }) => {
  test.each(right)('%s is taken', (subject) => {
    expect(refused(trust, [subject])).toEqual([]);
  });

  test.each(wrong)('%j is refused', (subject) => {
    expect(refused(trust, [subject])).toEqual([subject]);
  });
});

test('projects of CircleCI are of one organisation', () => {
  expect(refused('circleci', [`${ONE}/${TWO}`, `org/${ONE}/project/${ONE}/user/*`])).toEqual([]);
  expect(refused('circleci', [`${ONE}/${TWO}`, `org/${TWO}/project/${ONE}/user/*`])).toEqual([
    `org/${TWO}/project/${ONE}/user/*`,
  ]);
});
