import { newRepository } from '../support/repository';
import { describeWithTools } from '../support/tools';
import { Emulator, startMinistack } from './support/emulator';
import { Regions, testMultiRegion } from './support/multi-region';
import { exampleRoot } from './support/roots';
import { Stack } from './support/stack';

jest.setTimeout(600_000);

describeWithTools(['terraform', 'python-emulator'], 'multi-region, applied to an emulated AWS', () => {
  let stack: Stack<Regions>;
  let ministack: Emulator;
  beforeAll(async () => {
    ministack = await startMinistack();
    stack = await Stack.start('multi-region', exampleRoot('multi-region', newRepository()), ['us-east-1', 'us-west-2']);
    await stack.apply();
  });
  afterAll(() => Promise.all([ministack?.stop(), stack?.end()]));

  it('has nothing to change in a second plan', () => {
    const { code, stdout, stderr } = stack.secondPlan;
    expect({ code, stdout: code === 0 ? '' : stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  testMultiRegion(
    'multi-region',
    () => stack,
    () => ministack,
  );

  it('leaves nothing when it is destroyed', async () => {
    expect(await stack.destroy()).toEqual(stack.before);
  });
});
