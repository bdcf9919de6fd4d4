import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktn/hcl2json';

export type Block = Readonly<Record<string, unknown>>;

/** A block of Terraform and its address, as `var.name`, `aws_s3_bucket.this`, `check.subjects`, `run.defaults`. */
export interface Addressed {
  readonly address: string;
  readonly file: string;
  readonly body: Block;
}

/** The Terraform of a folder, by kind of block: `variable`, `resource`, `data`, `check`, `run`, `terraform`. */
export class Configuration {
  /** @throws where a file is not HCL */
  static async read(folder: string, extension: '.tf' | '.tftest.hcl' = '.tf'): Promise<Configuration> {
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(extension)) : [];
    const files = names.sort().map(async (name) => {
      const content = (await parse(name, readFileSync(join(folder, name), 'utf8'))) as Block;
      return [name, content] as const;
    });
    return new Configuration(await Promise.all(files));
  }

  private constructor(private readonly files: readonly (readonly [file: string, content: Block])[]) {}

  /** Blocks with one label, as variables, checks and runs. */
  named(kind: string, prefix = kind): Addressed[] {
    return this.files.flatMap(([file, content]) =>
      Object.entries((content[kind] ?? {}) as Record<string, unknown>).flatMap(([name, bodies]) =>
        blocks(bodies).map((body) => ({ address: `${prefix}.${name}`, file, body })),
      ),
    );
  }

  /** Resources and data sources. */
  resources(): Addressed[] {
    return ['resource', 'data'].flatMap((kind) =>
      this.files.flatMap(([file, content]) =>
        Object.entries((content[kind] ?? {}) as Record<string, Record<string, unknown>>).flatMap(([type, named]) =>
          Object.entries(named).flatMap(([name, bodies]) => {
            const address = kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
            return blocks(bodies).map((body) => ({ address, file, body }));
          }),
        ),
      ),
    );
  }

  /** Blocks without a label. */
  unnamed(kind: string): Block[] {
    return this.files.flatMap(([, content]) => blocks(content[kind]));
  }
}

/** The bodies of a block that may be there once, several times or not at all. */
export function blocks(value: unknown): Block[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (body): body is Block => typeof body === 'object' && body !== null,
  );
}
