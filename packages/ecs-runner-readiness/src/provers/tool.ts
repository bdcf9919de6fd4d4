import { fails, type Prover } from './prover';
import { TOOLS } from './tools';
import { Checkout } from '../terraform/checkout';

/** Tools that find nothing, one after the other on one copy of the repository. */
export const toolProver: Prover<'tool'> = {
  isQuick: ({ tool }) => TOOLS[tool]?.quick === true,
  inputs: ({ tool }, repository) => TOOLS[tool]?.inputs(repository) ?? [],
  prove: async (proofs, work) => {
    const checkout = new Checkout(work);
    const outcomes = [];
    for (const { tool } of proofs) {
      if (TOOLS[tool] === undefined) throw new Error(`there is no tool ${tool} in provers/tools`);
      outcomes.push(await TOOLS[tool].check(checkout).catch((error: Error) => fails(`${tool}: ${error.message}`)));
    }
    return outcomes;
  },
};
