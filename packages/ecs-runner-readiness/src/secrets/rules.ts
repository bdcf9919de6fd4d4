/** A kind of secret, and how its text looks. */
export interface SecretRule {
  readonly name: string;
  /** The secret itself is the first group, or the whole match where there is none. */
  readonly pattern: RegExp;
  /** For texts that could be anything: only those as random as a secret. */
  readonly random?: true;
}

/** Formats as their issuers document them; the last one is for what has no format. */
export const SECRET_RULES: readonly SecretRule[] = [
  { name: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/ },
  { name: 'AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  {
    name: 'AWS secret key',
    pattern: /aws_?secret_?(?:access_?)?key["']?\s*[:=]\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/i,
  },
  { name: 'GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/ },
  { name: 'GitLab token', pattern: /\bgl(?:pat|ptt|dt|rt|cbt|soat|ft)-[\w-]{20,}/ },
  { name: 'Slack token', pattern: /\bxox[abeoprs]-[\w-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/ },
  { name: 'HCP Terraform token', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/ },
  { name: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: 'JSON web token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  { name: 'password in a URL', pattern: /\b[a-z][a-z\d+.-]*:\/\/[^\s:@/"'$<{]+:([^\s:@/"'$<{]{6,})@/i },
  {
    name: 'secret in an assignment',
    pattern:
      /(?:passw(?:or)?d|secret|token|api_?key|credential|access_?key)\w*["']?\s*[:=]\s*["']?([^\s"'`,;${}<>()[\]]{16,})/i,
    random: true,
  },
];

/** Texts that look like secrets and are public. */
export const PUBLIC: Readonly<Record<string, string>> = {
  AKIAIOSFODNN7EXAMPLE: "the access key of AWS' documentation",
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY': "the secret key of AWS' documentation",
};
