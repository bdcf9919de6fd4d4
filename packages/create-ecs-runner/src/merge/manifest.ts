interface Manifest {
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The user's package.json with nothing but the devDependencies that `npx projen` needs, indented as it was. */
export function keptManifest(before: Buffer, after: Buffer): Buffer {
  const missing = missingDependencies(before, after);
  if (Object.keys(missing).length === 0) return before;
  const text = before.toString('utf8');
  const manifest = parse(before);
  const devDependencies = { ...manifest.devDependencies, ...missing };
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? 2;
  return Buffer.from(
    JSON.stringify({ ...manifest, devDependencies }, undefined, indent) + (/\r?\n$/.exec(text)?.[0] ?? ''),
  );
}

/** The devDependencies of ours that the user's package.json has not, or in another version. */
export function missingDependencies(before: Buffer, after: Buffer): Record<string, string> {
  const { devDependencies: has } = parse(before);
  const { devDependencies: needs } = parse(after);
  return Object.fromEntries(Object.entries(needs ?? {}).filter(([name, version]) => has?.[name] !== version));
}

function parse(content: Buffer): Manifest {
  return JSON.parse(content.toString('utf8').replace(/^\uFEFF/, '')) as Manifest;
}
