import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { userEnvironment } from './cli';

/** What a small Terraform repository has that ours has, too. */
export const THEIRS = {
  '.gitignore': '*.log\n',
  'README.md': '# Theirs\n',
  'main.tf': 'resource "aws_s3_bucket" "theirs" {}\n',
  'package.json':
    '{\n    "name": "theirs",\n    "scripts": { "lint": "tflint" },\n    "devDependencies": { "husky": "9.0.0" }\n}\n',
  'modules/vpc/main.tf': 'variable "region" {}\n',
} as const;

/** Writes files, by path. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env: userEnvironment(), encoding: 'utf8' }).trim();
}

/** Makes the folder a Git repository in which all is committed. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Theirs');
}
