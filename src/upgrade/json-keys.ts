/**
 * Renames keys of the object that a JSON text holds, not those of objects inside it. All else stays as it was written.
 *
 * @param text valid JSON
 * @param names new names by old ones
 */
export function renameKeys(text: string, names: ReadonlyMap<string, string>): string {
  let depth = 0;
  // strings with the colon that makes one a key; braces and brackets outside of them
  return text.replace(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g, (token, colon?: string) => {
    if (!token.startsWith('"')) {
      depth += token === '{' || token === '[' ? 1 : -1;
      return token;
    }
    if (colon === undefined || depth !== 1) {
      return token;
    }
    const to = names.get(JSON.parse(token.slice(0, -colon.length)) as string);
    return to === undefined ? token : `${JSON.stringify(to)}${colon}`;
  });
}
