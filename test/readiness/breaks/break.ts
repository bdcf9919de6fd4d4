/** A change to a repository. */
export type Edit =
  | { readonly file: string; readonly find: string | RegExp; readonly replace: string }
  /** A file or folder that goes. */
  | { readonly remove: string };

/** What takes the tick of an item away, by the id of the item: the smallest change that makes its promise false. */
export type Breaks = Readonly<Record<string, readonly Edit[]>>;
