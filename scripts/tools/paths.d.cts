/** Path of each tool's executable, whether it is there or not; undefined: not on PATH. */
export const executables: Readonly<Record<string, string | undefined>>;
