/** Flags of the command itself; those of the repository come from the project type's options. */
export const OWN_FLAGS = [
  { flag: 'yes', short: 'y', label: '-y, --yes', summary: 'Ask nothing; defaults for what no flag says' },
  { flag: 'install', short: undefined, label: '--no-install', summary: 'Leave out `npm install`' },
  { flag: 'git', short: undefined, label: '--no-git', summary: 'Leave out `git init` and the first commit' },
  { flag: 'help', short: 'h', label: '-h, --help', summary: 'This text' },
  { flag: 'version', short: 'v', label: '-v, --version', summary: 'The version' },
] as const;
