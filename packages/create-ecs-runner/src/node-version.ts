/**
 * Whether a version of Node is in the range of package.json's `engines`.
 * Knows what we write there, `^20.17 || >=22.9`: npm only warns, and what a newer Node has would fail far from its cause.
 */
export function supports(range: string, version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, operator, floorMajor, floorMinor] = /^\s*(\^|>=)(\d+)\.(\d+)/.exec(part) ?? [];
    if (operator === undefined) return true;
    const sameMajor = major === Number(floorMajor);
    return (sameMajor && minor >= Number(floorMinor)) || (operator === '>=' && major > Number(floorMajor));
  });
}
