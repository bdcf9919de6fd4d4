const HEREDOC = /^<<-?(\w+)\n/;
const COMMENT = /^(?:#|\/\/)[^\n]*|^\/\*[\s\S]*?\*\//;

/** Text of the same length in which brackets and operators are code: insides of strings become `_`, comments spaces. */
export function blank(text: string): string {
  let code = '';
  while (code.length < text.length) {
    const rest = text.slice(code.length);
    const heredoc = HEREDOC.exec(rest);
    const comment = COMMENT.exec(rest);
    if (comment) code += comment[0].replace(/[^\n]/g, ' ');
    else if (heredoc) code += '_'.repeat(heredocLength(rest, heredoc[1]));
    else if (rest.startsWith('"')) code += `"${'_'.repeat(stringLength(rest) - 2)}"`;
    else code += rest[0];
  }
  return code;
}

/** Length of the quoted string that a text begins with, quotes included; a string may hold `${...}` with strings inside. */
function stringLength(text: string): number {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
    else if (/^[$%]{2}\{/.test(text.slice(at, at + 3))) at += 2;
    else if (/^[$%]\{/.test(text.slice(at, at + 2))) at = interpolationEnd(text, at + 2);
  }
  throw new Error('string is not closed');
}

/** Offset of the brace that closes an interpolation. */
function interpolationEnd(text: string, start: number): number {
  for (let at = start, depth = 1; at < text.length; at++) {
    if (text[at] === '"') at += stringLength(text.slice(at)) - 1;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  throw new Error('interpolation is not closed');
}

function heredocLength(text: string, tag: string): number {
  const end = new RegExp(`\\n[ \\t]*${tag}(?=\\n|$)`).exec(text);
  if (!end) throw new Error(`heredoc ${tag} is not closed`);
  return end.index + end[0].length;
}
