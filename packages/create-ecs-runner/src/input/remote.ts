/** A repository on a host whose CI system hands out OIDC tokens. */
export interface Remote {
  /** The value of `trust` and of `ci`. */
  readonly trust: 'githubActions' | 'gitlab';
  readonly ci: 'github' | 'gitlab';
  /** `acme/infra`, of GitLab with all groups. */
  readonly path: string;
}

type Host = Omit<Remote, 'path'>;

const GITHUB: Host = { trust: 'githubActions', ci: 'github' };
const GITLAB: Host = { trust: 'gitlab', ci: 'gitlab' };

/** Servers of companies are left out: they have issuers of their own. */
const HOSTS: Readonly<Record<string, Host>> = {
  'github.com': GITHUB,
  'ssh.github.com': GITHUB,
  'gitlab.com': GITLAB,
  'altssh.gitlab.com': GITLAB,
};

/** The repository of a remote's address, as git takes it: `https://…`, `ssh://…`, `git@host:path`; undefined for others. */
export function parseRemote(address: string): Remote | undefined {
  const [, host, path] =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/+(.+)$/.exec(address) ??
    /^(?:[^@/:]+@)?([^/:]+):(?!\/\/)\/?(.+)$/.exec(address) ??
    [];
  if (host === undefined || !Object.hasOwn(HOSTS, host.toLowerCase())) return undefined;
  const name = path.replace(/\/+$/, '').replace(/\.git$/, '');
  return name.includes('/') ? { ...HOSTS[host.toLowerCase()], path: name } : undefined;
}
