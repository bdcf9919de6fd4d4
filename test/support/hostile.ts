/** Legal texts that break what is pasted together without quoting. */
export const HOSTILE_TEXTS: readonly string[] = [
  'plain',
  '"quoted" and \'single\'',
  'back\\slash \\n \\"',
  'line one\nline two\r\nline three',
  '`backticks` and ```fences```',
  '${var.name} $${x} %{ if true }x%{ endif } %%{y}',
  '{{name}} {{{name}}} {{#if x}}{{/if}} \\{{x}}',
  '<script>alert(1)</script> <!-- --> &amp; <b>',
  '# heading | table | [link](http://x) ![image](y)',
  '-->\n# not a comment */ // EOT',
  'emoji 🚀 ünïcödé \u2028 \u200b',
  ': - ? & * ! % @ yaml',
  "$1 $& $` $'",
  '\ttab and \u0001 control \u0085',
];

/** All of them in one. */
export const HOSTILE_DESCRIPTION = HOSTILE_TEXTS.join(' ');
