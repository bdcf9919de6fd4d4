import { ok, problem, type Finding } from '../finding';
import { readJson, type Repository } from '../repository';

/** Lock files of the package managers that install without one of npm's. */
const OTHERS = ['pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'];

/** CI installs what the lock file says: it is there, and says what package.json does. */
export function checkLockFile({ has, text, wanted }: Repository): Finding[] {
  const other = OTHERS.find(has);
  if (!has('package-lock.json')) {
    return other === undefined
      ? [
          problem(
            'there is no lock file, so each installation may differ',
            'Run `npm install` and commit the lock file',
          ),
        ]
      : [ok(other)];
  }
  const { packages } = readJson(text('package-lock.json')) as { packages?: Record<string, Locked> };
  const locked = packages?.['']?.devDependencies;
  if (locked === undefined) {
    return [problem('package-lock.json cannot be read', 'Remove it, run `npm install`, and commit it')];
  }
  const differing = Object.keys({ ...wanted, ...locked }).filter((name) => wanted[name] !== locked[name]);
  return differing.length === 0
    ? [ok('package-lock.json')]
    : [
        problem(
          `package-lock.json does not hold what package.json asks for: ${differing.join(', ')}`,
          'Run `npm install` and commit package-lock.json',
        ),
      ];
}

interface Locked {
  readonly devDependencies?: Readonly<Record<string, string>>;
}
