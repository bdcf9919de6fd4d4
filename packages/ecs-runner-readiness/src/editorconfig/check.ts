import type { Settings } from './settings';

/** What is not as .editorconfig says, as `LINE: what`; binary files are as they are. */
export function unlike(content: Buffer, settings: Settings): string[] {
  if (content.includes(0)) return [];
  const text = content.toString('utf8');
  const lines = text.split('\n');
  const found: string[] = [];
  const add = (line: number, what: string) => void found.push(`${line}: ${what}`);
  if (settings.charset === 'utf-8' && (text.includes('\uFFFD') || text.startsWith('\uFEFF'))) add(1, 'not UTF-8');
  if (settings.insert_final_newline === 'true' && text !== '' && !text.endsWith('\n')) {
    add(lines.length, 'no final newline');
  }
  lines.forEach((line, index) => {
    if (settings.end_of_line === 'lf' && line.includes('\r')) add(index + 1, 'carriage return');
    if (settings.trim_trailing_whitespace === 'true' && /[ \t]\r?$/.test(line)) add(index + 1, 'trailing blanks');
    if (settings.indent_style === 'space' && /^ *\t/.test(line)) add(index + 1, 'indented with a tab');
    if (settings.indent_style === 'tab' && /^ {2,}\S/.test(line)) add(index + 1, 'indented with spaces');
  });
  return found;
}
