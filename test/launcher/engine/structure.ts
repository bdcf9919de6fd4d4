import { type Definition, type State, type States } from './definition';

/**
 * What is wrong with a definition by the Amazon States Language: transitions to nowhere, states that nothing leads to, a
 * state that neither ends nor goes on, expressions that are not JSONata's, and ways round without an end.
 */
export function structureProblems(definition: Definition): string[] {
  const language = definition.QueryLanguage === 'JSONata' ? [] : [`QueryLanguage is ${definition.QueryLanguage}`];
  return [...language, ...problems(definition, 'the machine')];
}

function problems({ StartAt, States: states }: States, place: string): string[] {
  const reached = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, from: string) => {
    if (!(name in states)) {
      found.push(`${from} leads to ${name}, which is not in ${place}`);
    } else if (!reached.has(name)) {
      reached.add(name);
      transitions(states[name]).forEach((next) => visit(next, name));
    }
  };
  visit(StartAt, 'StartAt');
  for (const [name, state] of Object.entries(states)) {
    if (!reached.has(name)) found.push(`nothing leads to ${name}`);
    found.push(...stateProblems(name, state));
    if (state.ItemProcessor) found.push(...problems(state.ItemProcessor, name));
  }
  return found;
}

function transitions({ Next, Default, Choices = [], Catch = [] }: State): string[] {
  return [Next, Default, ...Choices.map((choice) => choice.Next), ...Catch.map((catcher) => catcher.Next)].filter(
    (name): name is string => name !== undefined,
  );
}

/** Fields by type of state. Source: https://states-language.net and the developer guide's pages on each state. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Choice: ['Choices', 'Default', 'Assign', 'Output'],
  Fail: ['Error', 'Cause'],
  Map: [
    'Items',
    'ItemSelector',
    'ItemProcessor',
    'MaxConcurrency',
    'Retry',
    'Catch',
    'Assign',
    'Output',
    'Next',
    'End',
  ],
  Pass: ['Assign', 'Output', 'Next', 'End'],
  Succeed: ['Output'],
  Task: ['Resource', 'Arguments', 'TimeoutSeconds', 'Retry', 'Catch', 'Assign', 'Output', 'Next', 'End'],
};
const ENDS = ['Choice', 'Fail', 'Succeed'];

function stateProblems(name: string, state: State): string[] {
  const found = Object.keys(state)
    .filter((field) => !['Type', 'Comment', ...(FIELDS[state.Type] ?? [])].includes(field))
    .map((field) => `${name}: a ${state.Type} has no ${field}`);
  const ways = [state.Next !== undefined, state.End === true].filter(Boolean).length;
  if (ways !== (ENDS.includes(state.Type) ? 0 : 1)) found.push(`${name} has ${ways} ways on`);
  if (state.Type === 'Choice' && state.Default === undefined) found.push(`${name} has no default`);
  const waits = (state.Catch ?? []).slice(0, -1).some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
  if (waits) found.push(`${name} catches States.ALL before its last catcher`);
  return [
    ...found,
    ...texts(state)
      .filter(isBroken)
      .map((text) => `${name}: ${text} is no whole expression`),
  ];
}

function isBroken(text: string): boolean {
  return (text.startsWith('{%') || text.endsWith('%}')) && !/^\{%[^]*\S[^]*%\}$/.test(text);
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
