/** The first version that a text names: `TFLint version 0.64.0` -> `0.64.0`. */
export function versionIn(text: string): string | undefined {
  return /\d+\.\d+\.\d+/.exec(text)?.[0];
}

/** Below 0 where `a` is the older version, above 0 where it is the newer one. Only the numbers count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.+-]/, 3).map(Number));
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
