const RUNS = 7;

/** Milliseconds of each, as medians of 7: measured in turns, so that what else the machine does meets all alike; the first turn warms up. */
export function medians(subjects) {
  const times = subjects.map(() => []);
  for (let turn = 0; turn <= RUNS; turn++) {
    subjects.forEach(({ run, before }, index) => {
      before?.();
      const start = performance.now();
      run();
      if (turn > 0) times[index].push(performance.now() - start);
    });
  }
  return times.map((values) => values.sort((a, b) => a - b)[(RUNS - 1) / 2]);
}
