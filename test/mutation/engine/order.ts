import { Mutant } from './mutant';

interface TestFile {
  readonly name: string;
  readonly text: string;
}

/** Which test file to try first: a fault is cheap when the first file notices it. No result depends on it. */
export class Order {
  private readonly counts = new Map<string, number>();

  constructor(private readonly tests: readonly TestFile[]) {}

  /** Names of all test files: those that mention what is changed, then those that noticed most faults of its sort. */
  of(mutant: Mutant): string[] {
    const score = ({ name, text }: TestFile): number =>
      (mentions(text, mutant) ? 1000 : 0) +
      (this.counts.get(key(mutant, name)) ?? 0) +
      (name.startsWith(mutant.file.replace(/\.tf$/, '')) ? 0.5 : 0);
    const scores = new Map(this.tests.map((test) => [test.name, score(test)]));
    return [...scores.keys()].sort((a, b) => scores.get(b)! - scores.get(a)!);
  }

  /** Learns from a fault that was noticed. */
  noticed(mutant: Mutant, test: string): void {
    this.counts.set(key(mutant, test), (this.counts.get(key(mutant, test)) ?? 0) + 1);
  }
}

/** A validation is mentioned by the failures that a test expects, anything else by its address. */
function mentions(text: string, { where }: Mutant): boolean {
  const [top] = where.split('/');
  const [type, ...name] = top.split('.');
  if (type === 'variable') return text.includes(where.includes('/validation') ? `var.${name[0]}` : name[0]);
  return name.length > 0 && text.includes(type === 'resource' ? name.join('.') : top);
}

function key({ file, kind }: Mutant, test: string): string {
  return `${file} ${kind} ${test}`;
}
