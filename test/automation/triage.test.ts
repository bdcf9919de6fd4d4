import { Checkout, commandLines } from './checkout';
import { describeWithTools } from '../support/tools';

const daysAgo = (days: number) => new Date(Date.now() - days * 864e5).toISOString().slice(0, 10);

describeWithTools(['gojq'], 'ci/stale.sh', () => {
  it('wakes those where somebody wrote, closes those that stayed quiet, marks the quiet ones, in this order', () => {
    const checkout = new Checkout();
    const comment = (login: string) => ({ author: { login } });
    checkout.answer('gh', [
      {
        match: 'issue list --state open --label stale',
        json: [
          { number: 1, comments: [comment('octocat'), comment('github-actions')] },
          { number: 2, comments: [comment('github-actions'), comment('octocat')] },
          { number: 3, comments: [] },
        ],
      },
      { match: 'issue list --state open --search updated:<' + daysAgo(14), json: [{ number: 1 }] },
      { match: 'issue list --state open --search updated:<' + daysAgo(60), json: [{ number: 4 }] },
      { match: 'pr list --state open --search updated:<' + daysAgo(60), json: [{ number: 5 }] },
    ]);
    const { code, stderr, calls } = checkout.run('stale.sh');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const changes = calls.filter(({ args }) => args[1] !== 'list');
    expect(commandLines(changes).map((line) => line.replace(/ (--comment|--body) .*/, ''))).toEqual([
      'gh issue edit 2 --remove-label stale',
      'gh issue edit 3 --remove-label stale',
      'gh issue close 1',
      'gh issue comment 4',
      'gh issue edit 4 --add-label stale',
      'gh pr comment 5',
      'gh pr edit 5 --add-label stale',
    ]);
    expect(changes[3].args.at(-1)).toMatch(/^Nobody wrote here for 60 days\. It is closed in 14 days/);
  });

  it('spares what is kept, security and drift, and takes other numbers of days', () => {
    const { calls } = new Checkout().run('stale.sh', [], { STALE_DAYS: '90', CLOSE_DAYS: '30' });
    const searches = calls.flatMap(({ args }) =>
      args.includes('--search') ? [args[args.indexOf('--search') + 1]] : [],
    );
    const spared = '-label:keep -label:security -label:drift';
    expect(searches).toEqual(
      ['issue', 'pr'].flatMap(() => [
        `updated:<${daysAgo(30)} ${spared} label:stale`,
        `updated:<${daysAgo(90)} ${spared} -label:stale`,
      ]),
    );
  });
});

describe('ci/labels.sh', () => {
  it('makes every label that forms, Dependabot and scripts use', () => {
    const checkout = new Checkout();
    const { code, calls } = checkout.run('labels.sh');
    expect(code).toBe(0);
    expect(calls[0].args).toEqual([
      ...['label', 'create', 'triage', '--color', 'ededed'],
      ...['--description', 'Nobody has looked at it yet', '--force'],
    ]);
    const made = calls.map(({ args }) => args[2]);
    expect(new Set(made).size).toBe(made.length);
    const forms = ['bug', 'feature', 'feedback'].map((form) => `.github/ISSUE_TEMPLATE/${form}.yml`);
    const lists = [...forms, '.github/dependabot.yml'].flatMap((file) =>
      [...checkout.read(file).matchAll(/labels: \[(.+)\]/g)].flatMap(([, list]) => list.split(', ')),
    );
    expect(lists.length).toBeGreaterThan(6);
    const used = [...lists, 'stale', 'keep', 'security', 'drift', 'upgrade', 'integration'];
    expect([...new Set(used)].sort()).toEqual([...made].sort());
    expect(calls.every(({ args }) => /^[0-9a-f]{6}$/.test(args[4]))).toBe(true);
  });
});
