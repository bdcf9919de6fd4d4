import type { ResolvedOptions } from 'ecs-runner-template/lib/options';
import { basic } from './basic';
import { contributing } from './contributing';
import { benchmarkedAws, performance } from './performance';
import type { Reader } from './reader';
import { readme } from './readme';
import { recovery } from './recovery';
import type { Emulator } from '../emulator/emulator';

/** How a document is followed. */
export interface Guide {
  /** On PATH, beside bash. */
  readonly tools: readonly string[];
  /** What is run, and depends on more than the document. */
  readonly inputs: readonly string[];
  /** The AWS that it is followed on; default: moto. */
  aws?(options: ResolvedOptions): Promise<Emulator>;
  /** @returns what came of it. @throws Wrong where it does not work */
  follow(reader: Reader): Promise<string>;
}

const ON_AWS = ['terraform', 'aws'];

/** Documents whose commands can be run. */
export const GUIDES: Readonly<Record<string, Guide>> = {
  'README.md': { tools: ON_AWS, inputs: ['*.tf', 'live'], follow: readme },
  'docs/recovery.md': { tools: ON_AWS, inputs: ['*.tf', 'live'], follow: recovery },
  'examples/basic/README.md': { tools: ON_AWS, inputs: ['*.tf', 'examples/basic'], follow: basic },
  'CONTRIBUTING.md': {
    tools: ['npx', 'terraform', 'tflint', 'checkov', 'terraform-docs'],
    inputs: [
      '*.tf',
      'tests',
      'bootstrap',
      'examples',
      'live',
      '.projen',
      '.tflint.hcl',
      '.checkov.yaml',
      'docs/reference.md',
    ],
    follow: contributing,
  },
  'docs/performance.md': {
    tools: [...ON_AWS, 'npx'],
    inputs: ['*.tf', 'live', '.projen'],
    aws: benchmarkedAws,
    follow: performance,
  },
};
