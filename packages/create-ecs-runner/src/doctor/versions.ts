/** The first version that a text names: `TFLint version 0.64.0` -> `0.64.0`. */
export function versionIn(text: string): string | undefined {
  return /\d+\.\d+\.\d+/.exec(text)?.[0];
}
