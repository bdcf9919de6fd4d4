import { spawnSync } from 'node:child_process';
import { Checkout, commandLines } from './checkout';

/** A checkout with the template 0.1.0 installed, in a registry where 9.9.9 is the newest. */
function outdated(newest = '9.9.9'): Checkout {
  const checkout = new Checkout({}, ['gh', 'npm', 'npx']);
  const manifest = { private: true, devDependencies: { 'ecs-runner-template': '0.1.0' } };
  checkout.write('package.json', JSON.stringify(manifest));
  checkout.commit('An earlier template');
  const installed = JSON.stringify({ ...manifest, devDependencies: { 'ecs-runner-template': newest } });
  checkout.answer('npm', [
    { match: 'view ecs-runner-template version', text: `${newest}\n` },
    { match: 'install', run: `echo '${installed}' > package.json` },
  ]);
  checkout.answer('npx', [{ match: 'projen', run: 'echo "# new" > .github/workflows/new.yml' }]);
  return checkout;
}

describe('ci/upgrade.sh sync', () => {
  it('installs the newest template without scripts, syncs, and says which it is', () => {
    const checkout = outdated();
    const { code, stderr, outputs, calls } = checkout.run('upgrade.sh', ['sync']);
    expect({ code, stderr, outputs }).toEqual({ code: 0, stderr: '', outputs: { version: '9.9.9' } });
    expect(commandLines(calls)).toEqual([
      'npm view ecs-runner-template version',
      'npm install --ignore-scripts --no-audit --no-fund --save-dev --save-exact ecs-runner-template@9.9.9',
      'npx projen',
    ]);
  });

  it('does nothing with the newest one', () => {
    const { code, stdout, outputs } = outdated('0.1.0').run('upgrade.sh', ['sync']);
    expect({ code, stdout, outputs }).toEqual({
      code: 0,
      stdout: 'ecs-runner-template 0.1.0 is the newest version.\n',
      outputs: {},
    });
  });

  it('fails where the sync fails', () => {
    const checkout = outdated();
    checkout.answer('npx', [{ match: 'projen', code: 1 }]);
    expect(checkout.run('upgrade.sh', ['sync'])).toMatchObject({ code: 1, outputs: {} });
  });
});

describe('ci/upgrade.sh propose', () => {
  const upgraded = () => {
    const checkout = outdated();
    checkout.run('upgrade.sh', ['sync']);
    return checkout;
  };

  it('pushes a branch with all that changed and opens a pull request', () => {
    const checkout = upgraded();
    const { code, stderr, calls } = checkout.run('upgrade.sh', ['propose'], { UPGRADE_TOKEN: 'x' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(checkout.git('diff', '--name-only', 'main', 'origin/ecs-runner-template-9.9.9').split('\n')).toEqual([
      '.github/workflows/new.yml',
      'package.json',
    ]);
    expect(commandLines(calls).at(-1)).toBe(
      'gh pr create --base main --head ecs-runner-template-9.9.9 ' +
        '--title Upgrade ecs-runner-template to 9.9.9 --body-file TMP/body',
    );
    expect(calls.at(-1)?.body).toContain('docs/upgrading.md');
  });

  it('replaces the branch of an earlier run', () => {
    const checkout = upgraded();
    checkout.run('upgrade.sh', ['propose'], { UPGRADE_TOKEN: 'x' });
    checkout.git('switch', '--quiet', 'main');
    checkout.write('.github/workflows/new.yml', '# newer\n');
    checkout.write('package.json', '{"devDependencies":{"ecs-runner-template":"9.9.9"}}');
    expect(checkout.run('upgrade.sh', ['propose'], { UPGRADE_TOKEN: 'x' }).code).toBe(0);
    expect(checkout.git('show', 'origin/ecs-runner-template-9.9.9:.github/workflows/new.yml')).toBe('# newer');
  });

  it('opens an issue with the commands where there is no token, and pushes nothing', () => {
    const checkout = upgraded();
    const { code, calls } = checkout.run('upgrade.sh', ['propose'], { UPGRADE_TOKEN: '' });
    expect(code).toBe(0);
    expect(commandLines(calls).at(-1)).toBe(
      'gh issue create --label upgrade --title A new version of ecs-runner-template --body-file TMP/body',
    );
    expect(calls.at(-1)?.body).toContain('npm install --save-dev --save-exact ecs-runner-template@9.9.9');
    expect(checkout.git('branch', '--remotes')).toBe('origin/main');
  });
});

it('git asks gh for its token', () => {
  const checkout = new Checkout();
  const script = 'source ci/lib.sh; git() { printf "%s\\n" "$@"; }; push origin branch';
  const { stdout } = spawnSync('bash', ['-c', script], { cwd: checkout.folder, encoding: 'utf8' });
  expect(stdout.split('\n')).toEqual([
    '-c',
    'credential.helper=',
    '-c',
    'credential.helper=!gh auth git-credential',
    'push',
    '--quiet',
    'origin',
    'branch',
    '',
  ]);
});
