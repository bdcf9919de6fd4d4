// `node scripts/launch.mjs NAME [arguments]`: scripts/NAME.ts of this workspace, installed and built. Ends with its exit code.
import { build, exitCode, install, installed } from './setup.mjs';

const [name, ...args] = process.argv.slice(2);
// Ctrl-C reaches the script as well, which says what it means.
process.on('SIGINT', () => undefined);
try {
  install();
  build();
  const script = ['-T', '-P', 'projenrc/tsconfig.json', `scripts/${name}.ts`, ...args];
  process.exitCode = exitCode(process.execPath, [...installed('ts-node'), ...script]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
