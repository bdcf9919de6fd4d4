import { newRepository, readTree } from './repository';

/** A file of a generated repository, and the first option set that has it with this text. */
export interface DifferentFile {
  readonly title: string;
  readonly file: string;
  readonly text: string;
}

/** The files of option sets whose path matches: what is the same in two sets is there once, so that it is checked once. */
export function differentFiles(sets: Readonly<Record<string, object>>, path: RegExp): DifferentFile[] {
  const found = new Map<string, DifferentFile>();
  for (const [title, options] of Object.entries(sets)) {
    for (const [file, text] of Object.entries(readTree(newRepository(options)))) {
      const key = `${file}\0${text}`;
      if (path.test(file) && !found.has(key)) found.set(key, { title, file, text });
    }
  }
  return [...found.values()];
}
