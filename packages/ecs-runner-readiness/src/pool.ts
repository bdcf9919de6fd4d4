import { availableParallelism } from 'node:os';

/**
 * Works on items, some at once; the results are in the order of the items.
 *
 * @param work is told which worker it is, from 0
 * @param workers by default one for each processor
 */
export async function pool<T, R>(
  items: readonly T[],
  work: (item: T, worker: number) => Promise<R>,
  workers = availableParallelism(),
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (const [index, item] of queue) results[index] = await work(item, worker);
    }),
  );
  return results;
}
