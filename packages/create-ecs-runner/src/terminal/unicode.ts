/** Whether a terminal shows more than ASCII: by its locale, on Windows by what the terminal is. */
export function takesUnicode(env: Readonly<Record<string, string | undefined>>, platform = process.platform): boolean {
  if (platform === 'win32') return env.WT_SESSION !== undefined || env.TERM_PROGRAM === 'vscode';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return env.TERM !== 'linux' && /utf-?8/i.test(locale);
}
