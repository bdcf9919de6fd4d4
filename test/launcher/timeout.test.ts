import { type Definition, renderDefinition } from './engine/definition';
import { type Answer, Engine } from './engine/execute';
import { structureProblems } from './engine/structure';
import { CLUSTER, taskArn } from './engine/tasks';
import { describeWithTools } from '../support/tools';

jest.setTimeout(120_000);

const REASON = 'Time limit of 60 minutes exceeded';

interface Found {
  readonly id: string;
  /** Minutes since RunTask. */
  readonly age: number;
}

/** A page of the list. @param next its token for the next page */
function page(tasks: readonly Found[], next?: string): Answer[] {
  const list = { TaskArns: tasks.map(({ id }) => taskArn(id)), ...(next === undefined ? {} : { NextToken: next }) };
  const described = tasks.map(({ id, age }) => ({
    TaskArn: taskArn(id),
    CreatedAt: new Date(Date.now() - age * 60_000).toISOString(),
    LastStatus: 'RUNNING',
  }));
  return [
    { to: 'ecs:listTasks', gives: list },
    ...(tasks.length === 0 ? [] : [{ to: 'ecs:describeTasks', gives: { Tasks: described, Failures: [] } }]),
  ];
}

const stop: Answer = { to: 'ecs:stopTask', gives: { Task: {} } };

describeWithTools(['terraform', 'python-emulator'], 'the state machine that looks for overlong tasks', () => {
  let definition: Definition;
  let engine: Engine;
  beforeAll(async () => {
    engine = new Engine();
    definition = await renderDefinition({ launcher: 'direct', task_timeout_minutes: 60 });
  });
  afterAll(() => engine.stop());

  /** What was called, and which tasks were stopped, in order of their names: the calls go out side by side. */
  const run = async (answers: Answer[]) => {
    const execution = await engine.execute(definition, answers);
    const stops = execution.calls.filter(({ action }) => action === 'ecs:stopTask');
    const stopped = stops.map((call) => (call.arguments as { Task: string }).Task.split('/').at(-1)).sort();
    return { ...execution, stops, stopped, actions: execution.calls.map(({ action }) => action) };
  };

  it('is sound by the Amazon States Language', () => {
    expect(structureProblems(definition)).toEqual([]);
  });

  it("asks for this runner's running tasks, and for nothing more where there is none", async () => {
    const list = { Cluster: CLUSTER, Family: 'demo-0a1b2c', DesiredStatus: 'RUNNING' };
    const { status, calls } = await run(page([]));
    expect(status).toBe('SUCCEEDED');
    expect(calls).toEqual([{ action: 'ecs:listTasks', arguments: list }]);
  });

  it('leaves a young task alone', async () => {
    const { status, calls } = await run(page([{ id: 'young', age: 59 }]));
    expect(status).toBe('SUCCEEDED');
    expect(calls[1]).toEqual({
      action: 'ecs:describeTasks',
      arguments: { Cluster: CLUSTER, Tasks: [taskArn('young')] },
    });
    expect(calls).toHaveLength(2);
  });

  it('stops an old one, and tells why', async () => {
    const { status, stops } = await run([...page([{ id: 'old', age: 61 }]), stop]);
    expect(status).toBe('SUCCEEDED');
    expect(stops.map((call) => call.arguments)).toEqual([{ Cluster: CLUSTER, Task: taskArn('old'), Reason: REASON }]);
  });

  it('tells old ones from young ones', async () => {
    const tasks = Array.from({ length: 100 }, (_, index) => ({ id: `t${index}`, age: index % 2 === 0 ? 61 : 2 }));
    const { status, stopped, unused } = await run([...page(tasks), ...Array<Answer>(50).fill(stop)]);
    const old = tasks.filter(({ age }) => age > 60).map(({ id }) => id);
    expect({ status, stopped, unused }).toEqual({ status: 'SUCCEEDED', stopped: old.sort(), unused: [] });
  });

  it('goes through all pages, an empty one included', async () => {
    const pages = [page([{ id: 'a', age: 61 }], 'two'), page([], 'three'), page([{ id: 'b', age: 61 }])];
    const { status, stopped, calls } = await run([...pages.flat(), stop, stop]);
    expect({ status, stopped }).toEqual({ status: 'SUCCEEDED', stopped: ['a', 'b'] });
    const lists = calls.filter(({ action }) => action === 'ecs:listTasks');
    expect(lists.map((call) => (call.arguments as { NextToken?: string }).NextToken)).toEqual([
      undefined,
      'two',
      'three',
    ]);
  });

  it('takes a token that is null for none', async () => {
    expect(await run([{ to: 'ecs:listTasks', gives: { TaskArns: [], NextToken: null } }])).toMatchObject({
      status: 'SUCCEEDED',
      actions: ['ecs:listTasks'],
    });
  });

  describe('where a task cannot be stopped', () => {
    const refused: Answer = { to: 'ecs:stopTask', fails: 'Ecs.AccessDeniedException', cause: 'not yours' };
    const given = (times: number) => Array<Answer>(4 * times).fill(refused);

    it('stops the others, on other pages too, and then fails and names it', async () => {
      const pages = [page([{ id: 'a', age: 61 }], 'two'), page(['b', 'c'].map((id) => ({ id, age: 61 })))];
      const execution = await run([...pages.flat(), ...given(1), stop, stop]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'TasksNotStopped', cause: taskArn('a'), unused: [] });
      expect(execution.stopped).toEqual(['a', 'a', 'a', 'a', 'b', 'c']);
    });

    it('names those of all pages', async () => {
      const pages = [page([{ id: 'a', age: 61 }], 'two'), page([], 'three'), page([{ id: 'b', age: 61 }])];
      const { error, cause } = await run([...pages.flat(), ...given(2)]);
      expect({ error, cause }).toEqual({ error: 'TasksNotStopped', cause: `${taskArn('a')}, ${taskArn('b')}` });
    });

    it('names those of one page', async () => {
      const { error, cause } = await run([...page(['a', 'b'].map((id) => ({ id, age: 61 }))), ...given(2)]);
      expect({ error, cause }).toEqual({ error: 'TasksNotStopped', cause: `${taskArn('a')}, ${taskArn('b')}` });
    });
  });

  it('asks again where ECS throttles', async () => {
    const throttled = (to: string): Answer => ({ to, fails: 'Ecs.EcsException', cause: 'Rate exceeded' });
    const [list, describe] = page([{ id: 'old', age: 61 }]);
    const answers = [
      throttled('ecs:listTasks'),
      list,
      throttled('ecs:describeTasks'),
      describe,
      throttled('ecs:stopTask'),
    ];
    expect(await run([...answers, stop])).toMatchObject({ status: 'SUCCEEDED', waits: [2, 2, 2], unused: [] });
  });

  it('fails where it cannot look, so that it shows', async () => {
    const refused: Answer = { to: 'ecs:listTasks', fails: 'Ecs.AccessDeniedException', cause: 'no' };
    expect(await run(Array<Answer>(4).fill(refused))).toMatchObject({
      status: 'FAILED',
      error: 'Ecs.AccessDeniedException',
    });
  });
});
