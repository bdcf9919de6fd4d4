import { run } from '../tools';
import type { Emulator } from './emulator';
import { emulatorPython } from './environment';
import { serverFile } from './folder';

/** Calls operations of an emulated AWS in a region, as the AWS CLI names them. */
export class Aws {
  public constructor(
    private readonly emulator: Emulator,
    public readonly region: string,
  ) {}

  /** @throws with the error of AWS */
  public async call<T>(service: string, operation: string, input: object = {}): Promise<T> {
    const args = [service, operation, '--region', this.region, '--cli-input-json', JSON.stringify(input)];
    const { code, stdout, stderr } = await run(await emulatorPython(), [serverFile('aws.py'), ...args], process.cwd(), {
      ...this.emulator.env,
      PYTHONDONTWRITEBYTECODE: '1',
    });
    if (code !== 0) throw new Error(`${service} ${operation}: ${stderr.trim().split('\n').at(-1)}`);
    return JSON.parse(stdout) as T;
  }
}
