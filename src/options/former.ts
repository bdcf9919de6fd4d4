/** What became of an option that an earlier version had. */
export type FormerOption = { readonly since: string } & (
  | { readonly renamedTo: string }
  /** What to do instead, as a sentence. */
  | { readonly removed: string }
);

/**
 * Options that earlier versions had, by their name. A renamed one is rewritten in `.projenrc.json` by the sync; anywhere
 * else, and a removed one everywhere, it is refused with what to do.
 */
export const FORMER_OPTIONS: Readonly<Record<string, FormerOption>> = {};

/** What to say of a former option where its name is not taken any more; undefined for a name that never was one. */
export function formerText(name: string, former = FORMER_OPTIONS): string | undefined {
  const option = Object.hasOwn(former, name) ? former[name] : undefined;
  if (option === undefined) {
    return undefined;
  }
  return 'renamedTo' in option
    ? `nothing under this name, which is ${option.renamedTo} since ${option.since}: write ${option.renamedTo} instead of ${name}`
    : `nothing, because ${name} was removed in ${option.since}. ${option.removed.replace(/\.$/, '')}`;
}
