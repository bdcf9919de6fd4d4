import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { generate } from '../src/create/generate';
import { Cancelled } from '../src/errors';
import { entries, useFolder } from './support/cli';

const folder = useFolder();
const plan = () => ({ directory: 'a/b', target: path.join(folder(), 'a', 'b'), input: { name: 'acme' } });
const writeOne = (staging: string) => writeFileSync(path.join(staging, 'main.tf'), '');

test('returns what was written', async () => {
  expect(await generate(plan(), { create: writeOne }, new AbortController().signal)).toEqual(['main.tf']);
  expect(entries(plan().target)).toEqual(['main.tf']);
});

test('an error half-way leaves nothing, and is told', async () => {
  const create = (staging: string) => {
    writeOne(staging);
    throw new Error('disk full');
  };
  const generated = generate(plan(), { create }, new AbortController().signal);
  await expect(generated).rejects.toThrow('nothing was written: disk full');
  expect(entries(folder())).toEqual([]);
});

test('a signal half-way leaves nothing', async () => {
  const controller = new AbortController();
  const create = (staging: string) => {
    writeOne(staging);
    controller.abort();
  };
  await expect(generate(plan(), { create }, controller.signal)).rejects.toThrow(Cancelled);
  expect(entries(folder())).toEqual([]);
});
