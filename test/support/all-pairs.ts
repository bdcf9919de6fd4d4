/** The values that each parameter can have. */
export type Parameters = Readonly<Record<string, readonly unknown[]>>;
/** Values of some parameters, or of all. */
export type Row = Readonly<Record<string, unknown>>;

/** Every two values of two parameters. */
export function pairs(parameters: Parameters): Row[] {
  const names = Object.keys(parameters);
  return names.flatMap((left, index) =>
    names
      .slice(index + 1)
      .flatMap((right) => parameters[left].flatMap((a) => parameters[right].map((b) => ({ [left]: a, [right]: b })))),
  );
}

/** Whether a row has all values of a part. */
export function holds(row: Row, part: Row): boolean {
  return Object.keys(part).every((name) => name in row && row[name] === part[name]);
}

/**
 * Rows that between them hold every pair of values that go together: few, though not always the fewest.
 *
 * Each row begins with a pair that no row holds yet; then comes, time and again, the value that adds most such pairs.
 *
 * @param conflicts pairs of values that do not go together
 * @throws where the conflicts leave a parameter without a value
 */
export function allPairs(parameters: Parameters, conflicts: readonly Row[]): Row[] {
  const names = Object.keys(parameters);
  const sound = (row: Row) => !conflicts.some((conflict) => holds(row, conflict));
  const rows: Row[] = [];
  let open = pairs(parameters).filter(sound);
  while (open.length > 0) {
    let row = open[0];
    while (Object.keys(row).length < names.length) {
      row = best(extensions(row, parameters).filter(sound), open, rows);
    }
    rows.push(Object.fromEntries(names.map((name) => [name, row[name]])));
    open = open.filter((pair) => !holds(row, pair));
  }
  return rows;
}

/** The row with one value more, in every way. */
function extensions(row: Row, parameters: Parameters): Row[] {
  return Object.entries(parameters)
    .filter(([name]) => !(name in row))
    .flatMap(([name, values]) => values.map((value) => ({ ...row, [name]: value })));
}

/** The one with most of the open pairs; among equals, with the rarest values. */
function best(candidates: Row[], open: readonly Row[], rows: readonly Row[]): Row {
  if (candidates.length === 0) throw new Error('the conflicts leave a parameter without a value');
  const score = (row: Row) => {
    const news = open.filter((pair) => holds(row, pair)).length;
    const [name, value] = Object.entries(row).at(-1)!;
    return news * 1000 - rows.filter((other) => other[name] === value).length;
  };
  const scores = candidates.map(score);
  return candidates[scores.indexOf(Math.max(...scores))];
}
