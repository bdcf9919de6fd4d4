import { findings } from './findings';
import { everything } from './inputs';
import type { Tool } from './tool';
import { deadLinks } from '../../markdown';

/** Every relative link of every document leads to a file, and its anchor to a heading. */
export const links: Tool = {
  quick: true,
  inputs: everything,
  async check(checkout) {
    const documents = (await checkout.files()).filter((file) => file.endsWith('.md'));
    return findings(
      deadLinks(checkout.work.root, documents),
      `every link in ${documents.length} documents leads somewhere`,
    );
  },
};
