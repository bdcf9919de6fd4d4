/** Does the work and prints how long it took. */
export async function timed<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    process.stderr.write(`  ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${title}\n`);
  }
}
