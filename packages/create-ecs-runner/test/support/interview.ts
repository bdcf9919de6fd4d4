import { parseArguments } from '../../src/command-line/parse';
import { makePlan, type Plan } from '../../src/create/plan';
import type { Exec, ExecResult } from '../../src/exec';
import type { Question } from '../../src/interview/prompt';
import { ownTemplate } from '../../src/template';
import { createStyle } from '../../src/terminal/output';
import type { World } from '../../src/world';

const MISSING: ExecResult = { ok: false, missing: true, stdout: '', output: '', reason: '' };

/** Programs by their command line and what they print; all others are not installed. */
export function programs(outputs: Readonly<Record<string, string>>): Exec {
  return (program, args) => {
    const stdout = outputs[[program, ...args].join(' ')];
    return Promise.resolve(stdout === undefined ? MISSING : { ...MISSING, ok: true, missing: false, stdout });
  };
}

export interface Scene {
  readonly argv?: readonly string[];
  /** Answers by question, one after the other; then, Enter alone. */
  readonly answers?: Readonly<Record<string, readonly unknown[]>>;
  readonly env?: World['env'];
  readonly exec?: Exec;
  readonly interactive?: boolean;
}

/** A plan made in the folder, with what was asked and shown. */
export function planIn(
  cwd: string,
  { argv = [], answers = {}, env = {}, exec = programs({}), interactive = true }: Scene,
) {
  const asked: Question[] = [];
  const next = new Map(Object.entries(answers).map(([message, values]) => [message, [...values]]));
  let shown = '';
  const world: World = {
    argv,
    cwd,
    env,
    interactive,
    columns: 1000,
    unicode: true,
    version: '1.2.3',
    template: ownTemplate,
    ask: (question) => {
      if (asked.length > 100) throw new Error(`${question.message} is asked without an end`);
      asked.push(question);
      const given = next.get(question.message);
      return Promise.resolve(given?.length ? given.shift() : initialOf(question));
    },
    exec,
    readSecret: () => Promise.reject(new Error('nothing is asked for in secret')),
    signal: new AbortController().signal,
    out: (text) => (shown += text),
    err: (text) => (shown += text),
    style: createStyle(false),
    errStyle: createStyle(false),
  };
  const plan: Promise<Plan> = makePlan(world, parseArguments(argv, ownTemplate));
  return {
    plan,
    asked,
    messages: () => asked.map(({ message }) => message),
    refused: () => [...shown.matchAll(/^✖ (.*)$/gm)].map(([, reason]) => reason),
    shown: () => shown,
  };
}

/** What Enter alone answers. */
function initialOf({ type, initial, choices }: Question): unknown {
  const all = (choices ?? []) as { value: unknown; selected?: boolean }[];
  if (type === 'select') return all[initial as number].value;
  if (type === 'multiselect') return all.filter(({ selected }) => selected).map(({ value }) => value);
  return initial;
}
