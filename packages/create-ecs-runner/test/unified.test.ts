import { unifiedDiff, unifiedPatch } from '../src/preview/unified';
import { createStyle } from '../src/terminal/output';

const plain = createStyle(false);
const diff = (before: string | undefined, after: string | undefined) =>
  unifiedDiff(
    'docs/a.md',
    before === undefined ? undefined : Buffer.from(before),
    after === undefined ? undefined : Buffer.from(after),
    plain,
  );

test('shows what differs, with three lines around it', () => {
  expect(diff('1\n2\n3\n4\n5\n6\n', '1\n2\n3\n4\nfive\n6\n')).toBe(
    '--- a/docs/a.md\n+++ b/docs/a.md\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n',
  );
});

test('a file that is new, gone, or the same', () => {
  expect(diff(undefined, 'a\n')).toBe('--- /dev/null\n+++ b/docs/a.md\n@@ -0,0 +1,1 @@\n+a\n');
  expect(diff('a\n', undefined)).toBe('--- a/docs/a.md\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n');
  expect(diff('a\n', 'a\n')).toBe('');
});

test('a missing line end is told', () => {
  expect(diff('a', 'a\n')).toContain('\\ No newline at end of file');
});

test('binary files and those that differ too much are named, not printed', () => {
  expect(diff('a\u0000b', 'text')).toBe('Binary files a/docs/a.md and b/docs/a.md differ\n');
  const lines = (letter: string) => Array.from({ length: 2000 }, (_, index) => `${letter}${index}\n`).join('');
  expect(diff(lines('a'), lines('b'))).toBe('Files a/docs/a.md and b/docs/a.md differ in more than 3000 lines\n');
});

test('control characters are shown to people, and kept for programs', () => {
  const [before, after] = [Buffer.from('a\n'), Buffer.from('\u001b[31ma\r\n')];
  expect(unifiedDiff('a', before, after, plain)).toContain('+\\u001b[31ma\\r\n');
  expect(unifiedPatch('a', before, after)).toContain('+\u001b[31ma\r\n');
});

test('colours end with their line, and a removed "-- x" is no heading', () => {
  const coloured = unifiedDiff('a', Buffer.from('-- x\n'), Buffer.from('y\n'), createStyle(true));
  expect(coloured.split('\n').slice(2)).toEqual([
    '\u001b[36m@@ -1,1 +1,1 @@\u001b[39m',
    '\u001b[31m--- x\u001b[39m',
    '\u001b[32m+y\u001b[39m',
    '',
  ]);
});
