import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository, readTree } from '../support/repository';

const tree = readTree(newRepository());
const operations = tree['docs/operations.md'];
const troubleshooting = tree['docs/troubleshooting.md'];
const DOCUMENTS = ['operations', 'incident-response', 'troubleshooting'].map((name) => `docs/${name}.md`);
const terraform = Object.entries(tree).flatMap(([file, text]) => (file.endsWith('.tf') ? [text] : []));

/** Text below a heading, up to the next one of that level or a higher one. */
function section(markdown: string, heading: string): string {
  const [level] = /^#+/.exec(heading)!;
  const after = markdown.split(`\n${heading}\n`)[1];
  if (after === undefined) throw new Error(`no section ${heading}`);
  return after.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0];
}

/** Cells of the rows of all tables, without heads. */
function rows(markdown: string): string[][] {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = markdown.split('\n');
  const isRow = (line: string | undefined, index: number) =>
    line!.startsWith('| ') && !/^\| ---/.test(line!) && !/^\| ---/.test(lines[index + 1] ?? '');
  return lines.filter(isRow).map(cells);
}

describe('alarms in docs/operations.md', () => {
  const code = tree['alarms.tf'];
  const alarms = [
    ...code.matchAll(
      /^ {6}([a-z-]+) = \{\n +when += (.+)\n +namespace += .+\n +metric += "(\w+)"\n +dimensions += (.+)\n +threshold += (.+)$/gm,
    ),
  ].map(([, name, when, metric, dimensions, threshold]) => ({ name, when, metric, dimensions, threshold }));
  const purposes = [
    ...tree['ledger.tf'].split('ledger_rules = {')[1].matchAll(/^ {4}(\w+) = \{\n {6}description/gm),
  ].map(([, purpose]) => purpose);
  const listed = rows(section(operations, '## Alarms')).map(([name, counts, threshold, where]) => ({
    name: /`([a-z-]+\*?)`/.exec(name)![1],
    counts,
    threshold: threshold.replaceAll('`', ''),
    where,
  }));

  const WHERE: Readonly<Record<string, string>> = {
    true: 'always',
    'var.task_timeout_minutes > 0': 'with `task_timeout_minutes` above 0',
    'var.spot': 'with `spot`',
    'local.has_launcher': 'launcher `stepFunctions`',
    'local.has_timeout': 'launcher `direct` with a limit',
  };
  const MACHINES: Readonly<Record<string, string>> = {
    null: '',
    '{ StateMachineArn = local.state_machine_arns.launcher }': ' of the launcher',
    '{ StateMachineArn = local.state_machine_arns.timeout }': ' of the time limit',
  };

  it('are those of alarms.tf, with what they count, their thresholds and conditions', () => {
    expect(alarms.length).toBeGreaterThan(8);
    expect(listed.filter(({ name }) => name !== 'undelivered-*')).toEqual(
      alarms.map(({ name, when, metric, dimensions, threshold }) => ({
        name,
        counts: `\`${metric}\`${MACHINES[dimensions]}`,
        threshold: threshold.replace('var.alarm_thresholds.', ''),
        where: WHERE[when],
      })),
    );
    expect(listed.at(-1)).toMatchObject({
      name: 'undelivered-*',
      counts: '`FailedInvocations` of each rule',
      threshold: '1',
    });
    expect(code).toMatch(/metric += "FailedInvocations"\n.*\n +threshold += 1$/m);
  });

  it('count within the five minutes, and from the number, that the document says', () => {
    expect(code).toMatch(/period += 300\n +evaluation_periods += 1\n/);
    const defaults = tree['variables.tf'].split('variable "alarm_thresholds"')[1].split('\n  default')[0];
    expect([...defaults.matchAll(/optional\(number, (\d+)\)/g)].map(([, value]) => value)).toEqual(Array(5).fill('1'));
  });

  it.each([...alarms.map(({ name }) => name), 'undelivered'])('have a runbook: %s', (name) => {
    const points = [...section(operations, `### ${name}`).matchAll(/^- \*\*(\w+)\*\*: (.+)$/gm)];
    expect(points.map(([, point]) => point)).toEqual(['Means', 'Look', 'Fix', 'Normal']);
  });

  it('of rules are named, each', () => {
    expect(purposes).toEqual(['tasks', 'launches']);
    const named = [...section(operations, '### undelivered').matchAll(/`undelivered-([a-z-]+)`/g)].map(([, it]) => it);
    expect(named.sort()).toEqual([...purposes, 'failed-start', 'timeout'].sort());
    expect(code).toContain('{ failed-start = local.failed_start_rule }');
    expect(code).toContain('{ timeout = local.state_machine_names.timeout }');
  });
});

describe.each([...DOCUMENTS, 'SUPPORT.md'])('%s', (document) => {
  it('names only inputs, outputs and resources that there are', () => {
    const names = [...tree[document].matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name]) => name);
    const read = [...tree[document].matchAll(/\boutput (?:-raw )?([a-z_]+)\)/g)].map(([, name]) => name);
    const known = (name: string) => terraform.some((code) => new RegExp(`\\b${name}\\b`).test(code));
    expect([...names, ...read].filter((name) => !known(name))).toEqual([]);
  });

  it('names only saved queries and metrics that there are', () => {
    const queries = [...tree[document].matchAll(/[Qq]uer(?:y|ies) \*([^*]+)\*(?:, \*([^*]+)\*)*/g)].flatMap(
      ([, ...them]) => them,
    );
    const unknown = queries.filter(
      (query) => query !== undefined && !new RegExp(`"${query}" +=`).test(tree['queries.tf']),
    );
    expect(unknown).toEqual([]);
    const metrics = [...tree[document].matchAll(/`(Tasks[A-Z]\w+|LaunchFailures|Throttles|SpotInterruptions)`/g)];
    expect(metrics.map(([, metric]) => metric).filter((metric) => !tree['ledger.tf'].includes(`${metric} `))).toEqual(
      document === 'docs/operations.md' ? ['TasksNotStopped'] : [],
    );
  });
});

describe('docs/troubleshooting.md', () => {
  /** What the code says, with … where a value stands. */
  const ours = [
    ...Object.entries(tree)
      .filter(([file]) => /^[a-z_]+\.tf$/.test(file))
      .flatMap(([, text]) => [...text.matchAll(/error_message = "((?:[^"\\]|\\.|\$\{[^}]*\})*)"$/gm)])
      .map(([, message]) => withoutValues(message.replaceAll('\\"', ''))),
    ...[...tree['run-task/run-task.sh'].matchAll(/die ["'](.+)["']$/gm)].map(([, text]) => text.replace(/\$\w+/g, '…')),
    ...[...tree['.projen/terraform.cjs'].matchAll(/`\$\{tool\} cannot be run/g)].map(
      () => '… cannot be run: it is not on PATH. …',
    ),
    ...[...tree['launcher.tf'].matchAll(/timeout_reason = "(.+)"/g)].map(([, text]) => withoutValues(text)),
    ...[...tree['launcher.tf'].matchAll(/'(\w+Failed|\w+Exceeded)'|Error = "(InvalidInput)"/g)].map(
      ([, a, b]) => a ?? b,
    ),
  ];
  const SAYS_OURS =
    /; allowed|^trust_subjects|^Time limit|^InvalidInput$|^LaunchFailed$|cannot be run: |^nothing is known|^set RUN_TASK|was not (?:taken|started)/;
  const quoted = [...troubleshooting.matchAll(/`([^`\n]+)`/g)]
    .map(([, text]) => text)
    .filter((text) => SAYS_OURS.test(text) && text !== '… is …; allowed: …' && text !== 'trust_subjects');

  it('quotes our own errors as the code has them', () => {
    expect(quoted.length).toBeGreaterThan(18);
    const missing = quoted.filter((text) => !ours.some((message) => fits(text.replaceAll('"', ''), message)));
    expect(missing).toEqual([]);
  });

  it('says the shape of every refusal', () => {
    const refusals = ours.filter((message) => message.includes('; allowed'));
    expect(refusals.length).toBeGreaterThan(80);
  });

  it('gives every error a cause and a fix', () => {
    const tables = [
      '## Terraform',
      '## The role is not taken',
      '## A task is not started',
      '## A task stops before it runs',
    ].concat(['## A task ends badly', '## The container is refused', '## ECS Exec']);
    const all = tables.flatMap((heading) => rows(section(troubleshooting, heading)));
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((cells) => cells.length !== 3 || cells.some((cell) => cell === ''))).toEqual([]);
  });

  it('says which processor images are for', () => {
    expect(troubleshooting).toContain('build it for `cpu_architecture`, which is X86_64 by default');
    const arm = readTree(newRepository({ cpuArchitecture: 'ARM64' }))['docs/troubleshooting.md'];
    expect(arm).toContain('build it for `cpu_architecture`, which is ARM64 by default');
  });
});

describe('SUPPORT.md', () => {
  const versions = Object.fromEntries(rows(section(tree['SUPPORT.md'], '## Versions')));

  it('supports what versions.tf takes', () => {
    const [, least] = /required_version = ">= ([\d.]+)"/.exec(tree['versions.tf'])!;
    const [, from, below] = /version = ">= ([\d.]+), < ([\d.]+)"/.exec(tree['versions.tf'])!;
    expect(versions.Terraform).toMatch(`${least} and newer; tested with ${tool('terraform')}`);
    expect(versions['aws provider']).toBe(`${from} and newer, below ${below}`);
  });

  it('supports the Node.js that the template does', () => {
    const { engines, version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
      engines: { node: string };
      version: string;
    };
    expect(engines.node).toBe('^20.17 || >=22.9');
    expect(versions['Node.js']).toBe(`20.17 and newer of 20, 22.9 and newer; tested with ${tool('nodejs')}`);
    expect(versions['ecs-runner-template']).toContain(version);
  });

  function tool(name: string): string {
    return new RegExp(`^${name} (.+)$`, 'm').exec(tree['.tool-versions'])![1];
  }
});

describe('docs/recovery.md', () => {
  it.each(['noncurrent_version_days', 'kms_deletion_window_days'])('says the default of %s', (name) => {
    const [, value] = new RegExp(`variable "${name}" \\{[^}]*?\\n  default +=? *(\\d+)`).exec(tree['variables.tf'])!;
    expect(section(tree['docs/recovery.md'], '## What is kept')).toMatch(
      new RegExp(`\`${name}\`[^|]*, ${value} by default`),
    );
  });
});

describe('README.md', () => {
  it('leads to every document', () => {
    const documents = Object.keys(tree).filter((file) => /^(?:docs\/)?[\w-]+\.md$/.test(file) && file !== 'README.md');
    expect(documents.filter((file) => !tree['README.md'].includes(`](${file}`))).toEqual([]);
  });
});

/** … in the place of ${…}, whatever is in the braces. */
function withoutValues(message: string): string {
  let text = message;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '…');
  }
  return text;
}

/** Whether a text with … for what differs is one of a message, which has … where values stand. */
function fits(text: string, message: string): boolean {
  let rest = message;
  return text
    .split('…')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .every((part) => {
      const at = rest.indexOf(part);
      if (at >= 0) rest = rest.slice(at + part.length);
      return at >= 0;
    });
}
