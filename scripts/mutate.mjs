// `npm run mutate -- [--sample N] [--seed S] [--file iam.tf] [--kind KIND] [--all]`: do the module's own tests notice its faults?
import { build, install, run } from './setup.mjs';

try {
  install();
  build();
  const good = run('npx', ['--no-install', 'ts-node', '-T', '-P', 'projenrc/tsconfig.json', 'scripts/mutate.ts', ...process.argv.slice(2)]);
  process.exitCode = good ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
