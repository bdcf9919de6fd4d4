import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Component, JsonFile, Project, TextFile } from 'projen';
import { EcsRunnerProject } from '../../src/project';

let outdir = '';
beforeEach(() => (outdir = mkdtempSync(join(tmpdir(), 'ecs-runner-'))));
afterEach(() => rmSync(outdir, { recursive: true }));

test('a file is found by its path, wherever in the project it was made', () => {
  const project = new EcsRunnerProject({ name: 'acme-runner', outdir });
  const part = new Component(project);
  const within = new JsonFile(part, 'within.json', { obj: {} });
  const sub = new Project({ name: 'sub', outdir: 'sub', parent: project });
  const below = new TextFile(sub, 'below.txt');

  expect(project.tryFindFile('main.tf')?.path).toBe('main.tf');
  expect(project.tryFindFile(join(outdir, 'within.json'))).toBe(within);
  expect(project.tryFindObjectFile('within.json')).toBe(within);
  expect(project.tryFindFile('sub/below.txt')).toBe(below);
  expect(project.tryFindFile('nowhere.txt')).toBeUndefined();
  expect(() => new TextFile(project, 'main.tf')).toThrow('There is already a file under main.tf');
});
