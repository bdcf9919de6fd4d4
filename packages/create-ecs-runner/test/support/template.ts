import type { Question } from '../../src/interview/prompt';
import type { Interview } from '../../src/interview/questions';
import { installedTemplate } from '../../src/template';
import { createStyle } from '../../src/terminal/output';

/** An interview whose questions are answered from a table; a question without an entry takes its initial value. */
export function interview(answers: Readonly<Record<string, readonly unknown[]>>) {
  const asked: Question[] = [];
  const refused: string[] = [];
  const next = new Map(Object.entries(answers).map(([message, values]) => [message, [...values]]));
  const ask = (question: Question): Promise<unknown> => {
    asked.push(question);
    const given = next.get(String(question.message));
    return Promise.resolve(given?.length ? given.shift() : initialOf(question));
  };
  const fake: Interview & { template: typeof installedTemplate } = {
    template: installedTemplate,
    ask,
    write: () => undefined,
    refuse: (reason) => refused.push(reason),
    style: createStyle(false),
  };
  return { ...fake, asked, refused };
}

/** What Enter alone answers. */
function initialOf({ type, initial, choices }: Question): unknown {
  const all = (choices ?? []) as { value: unknown; selected?: boolean }[];
  if (type === 'select') return all[initial as number].value;
  if (type === 'multiselect') return all.filter(({ selected }) => selected).map(({ value }) => value);
  return initial;
}
