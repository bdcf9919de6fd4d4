/** A call of a function that changes the disk; `path`: its first argument, of a rename its second. */
export interface Call {
  readonly name: string;
  readonly path: string;
}

export interface Fault {
  /** Number of the call, from 1; 0: none. */
  readonly at?: number;
  readonly effect?: string;
  readonly abort?: () => void;
}

export function inject(fault?: Fault): { readonly calls: readonly Call[]; readonly stop: () => void };
