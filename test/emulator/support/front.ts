import { once } from 'node:events';
import { createServer, IncomingMessage, request, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { Emulator } from '../../../packages/ecs-runner-readiness/src/emulator/emulator';

/** A call that the front answered itself. */
export interface Asked {
  /** Operation of the API, such as `LookupEvents`. */
  readonly operation: string;
  /** The request: JSON, or a form. */
  readonly body: string;
}

/**
 * Stands before an emulated AWS and answers in its place what it lacks. So the real AWS CLI checks the request, sends it, and
 * applies its `--query` to an answer as AWS's API gives it.
 */
export class Front {
  /** @param answers bodies by operation: JSON or XML, as the service speaks; may change later */
  public static async before(
    emulator: Emulator,
    answers: Readonly<Record<string, string | undefined>>,
  ): Promise<Front> {
    const front = new Front(emulator, answers);
    front.server.listen(0, '127.0.0.1');
    await once(front.server, 'listening');
    return front;
  }

  public readonly asked: Asked[] = [];
  private readonly server = createServer((incoming, outgoing) => void this.answer(incoming, outgoing));

  private constructor(
    private readonly emulator: Emulator,
    private readonly answers: Readonly<Record<string, string | undefined>>,
  ) {}

  /** What clients need to find it. */
  public get env(): Readonly<Record<string, string>> {
    const { port } = this.server.address() as AddressInfo;
    return { ...this.emulator.env, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
  }

  public stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const operation = operationOf(incoming, body);
    const own = this.answers[operation];
    if (own === undefined) return this.forward(incoming, body, outgoing);
    this.asked.push({ operation, body: body.toString() });
    outgoing.end(own);
  }

  private forward({ method, headers, url }: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const forwarded = request(new URL(url!, this.emulator.endpoint), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    forwarded.end(body);
  }
}

function operationOf({ headers }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1)!;
  return new URLSearchParams(body.toString('latin1')).get('Action') ?? '';
}
