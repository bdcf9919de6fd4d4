import { spawnSync } from 'node:child_process';
import { Checkout, commandLines } from './checkout';

const TODAY = new Date().toISOString().slice(0, 10);
const HEAD = '# Changelog\n\nAll notable changes.\n\n';

/** A changelog with a version below what is not released. */
const changelog = (unreleased: string, version = '1.2.3') =>
  `${HEAD}## [Unreleased]\n\n${unreleased}\n\n## [${version}] - 2026-01-02\n\n### Added\n\n- Before.\n`;

describe('ci/changelog.cjs next', () => {
  const checkout = new Checkout();
  const next = (text: string) => {
    checkout.write('CHANGELOG.md', text);
    const result = spawnSync(process.execPath, ['ci/changelog.cjs', 'next'], {
      cwd: checkout.folder,
      encoding: 'utf8',
    });
    return result.status === 0 ? result.stdout.trim() : result.stderr.trim();
  };

  it.each([
    ['### Fixed\n\n- A fault.', '1.2.4'],
    ['### Security\n\n- A hole.', '1.2.4'],
    ['### Added\n\n- More.\n\n### Fixed\n\n- A fault.', '1.3.0'],
    ['### Changed\n\n- Other.', '1.3.0'],
    ['### Deprecated\n\n- Soon gone.', '1.3.0'],
    ['### Removed\n\n- Gone.', '2.0.0'],
    ['### Changed\n\n- **Breaking:** put X into Y.', '2.0.0'],
  ])('%j after 1.2.3 is %s', (unreleased, expected) => {
    expect(next(changelog(unreleased))).toBe(expected);
  });

  it('takes a breaking change below 1.0.0 for a new minor version', () => {
    expect(next(changelog('### Removed\n\n- Gone.', '0.4.1'))).toBe('0.5.0');
  });

  it('begins with 0.1.0 in a new repository', () => {
    expect(next(new Checkout().read('CHANGELOG.md'))).toBe('0.1.0');
  });

  it.each(['', '### Added', 'Words.'])('refuses %j: there is nothing to release', (unreleased) => {
    expect(next(changelog(unreleased))).toBe('CHANGELOG.md has nothing under Unreleased: there is nothing to release');
  });
});

describe('ci/release.sh prepare', () => {
  it('moves the changes under the version on a branch, and opens a pull request with them', () => {
    const checkout = new Checkout();
    checkout.write('CHANGELOG.md', changelog('### Added\n\n- More.'));
    checkout.commit('A feature');
    const { code, stderr, calls } = checkout.run('release.sh', ['prepare', '']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(checkout.git('show', 'origin/release-1.3.0:CHANGELOG.md') + '\n').toBe(
      `${HEAD}## [Unreleased]\n\n## [1.3.0] - ${TODAY}\n\n### Added\n\n- More.\n\n` +
        '## [1.2.3] - 2026-01-02\n\n### Added\n\n- Before.\n',
    );
    expect(checkout.git('log', '-1', '--format=%an|%s', 'origin/release-1.3.0')).toBe(
      'github-actions[bot]|Release 1.3.0',
    );
    expect(checkout.git('rev-parse', 'origin/release-1.3.0^')).toBe(checkout.git('rev-parse', 'main'));
    expect(commandLines(calls)).toEqual([
      'gh pr list --state open --head release-1.3.0 --limit 1 --json number --jq .[].number',
      'gh pr create --base main --head release-1.3.0 --title Release 1.3.0 --body-file TMP/notes',
    ]);
    expect(calls[1].body).toBe('### Added\n\n- More.\n');
  });

  it('brings the pull request that is open up to date', () => {
    const checkout = new Checkout();
    checkout.answer('gh', [{ match: 'pr list', json: [{ number: 7 }] }]);
    const { calls } = checkout.run('release.sh', ['prepare', '1.0.0']);
    expect(commandLines(calls)[1]).toBe('gh pr edit 7 --title Release 1.0.0 --body-file TMP/notes');
  });

  it.each([
    ['1.2.3', '1.2.3 is not newer than 1.2.3'],
    ['1.1.9', '1.1.9 is not newer than 1.2.3'],
    ['v1.3.0', 'the version is "v1.3.0"; allowed: three numbers such as 1.2.0'],
    ['1.3.0; id', 'the version is "1.3.0; id"; allowed: three numbers such as 1.2.0'],
    ['01.3.0', 'the version is "01.3.0"; allowed: three numbers such as 1.2.0'],
  ])('refuses the version %j, and changes nothing', (version, message) => {
    const checkout = new Checkout();
    checkout.write('CHANGELOG.md', changelog('### Added\n\n- More.'));
    checkout.commit('A feature');
    const { code, stderr, calls } = checkout.run('release.sh', ['prepare', version]);
    expect({ code, stderr, calls }).toEqual({ code: 1, stderr: `${message}\n`, calls: [] });
    expect(checkout.git('status', '--porcelain')).toBe('');
    expect(checkout.git('branch', '--all', '--format=%(refname)')).not.toContain('release');
  });
});

describe('ci/release.sh publish', () => {
  const released = () => {
    const checkout = new Checkout();
    checkout.write('CHANGELOG.md', `${changelog('')}\n[1.2.3]: https://example.com\n`);
    checkout.commit('Release 1.2.3');
    return checkout;
  };

  it('tags the commit with the newest version and publishes its notes', () => {
    const checkout = released();
    checkout.answer('gh', [{ match: 'release view', code: 1 }]);
    const { code, calls } = checkout.run('release.sh', ['publish']);
    expect(code).toBe(0);
    expect(commandLines(calls)).toEqual([
      'gh release view v1.2.3',
      `gh release create v1.2.3 --target ${checkout.git('rev-parse', 'HEAD')} --title v1.2.3 --notes-file TMP/notes`,
    ]);
    expect(calls[1].body).toBe('### Added\n\n- Before.\n');
  });

  it('does nothing where the version is released', () => {
    const { code, stdout, calls } = released().run('release.sh', ['publish']);
    expect({ code, stdout, calls: calls.length }).toEqual({ code: 0, stdout: 'v1.2.3 is released.\n', calls: 1 });
  });

  it('does nothing in a new repository', () => {
    const { code, stdout, calls } = new Checkout().run('release.sh', ['publish']);
    expect({ code, stdout, calls }).toEqual({ code: 0, stdout: 'CHANGELOG.md has no version yet.\n', calls: [] });
  });

  it('fails where the release cannot be made', () => {
    const checkout = released();
    checkout.answer('gh', [
      { match: 'release view', code: 1 },
      { match: 'release create', code: 4 },
    ]);
    expect(checkout.run('release.sh', ['publish']).code).toBe(4);
  });
});
