import type { Outcome } from 'ecs-runner-template/lib/readiness';
import type { Repository } from '../../repository';
import type { Checkout } from '../../terraform/checkout';

/** A tool, or a comparison, that looks at a repository. */
export interface Tool {
  /** Whether it takes seconds only, so that plain `readiness` tries it too. */
  readonly quick?: true;
  /** What the result depends on, as `Prover.inputs`. */
  inputs(repository: Repository): readonly string[];
  check(checkout: Checkout): Promise<Outcome>;
}
