// `npm run create -- FOLDER [flags]`: create-ecs-runner of this clone, where the packages need not be published.
import { build, install, run } from './setup.mjs';

try {
  install();
  build();
  const good = run('npx', ['--no-install', 'ts-node', '-T', '-P', 'projenrc/tsconfig.json', 'scripts/create.ts', ...process.argv.slice(2)]);
  process.exitCode = good ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
