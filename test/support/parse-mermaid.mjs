// Reads diagrams by name as JSON, and prints by name what kind of diagram each is, or what is wrong with it.
import { readFileSync } from 'node:fs';
import purify from 'dompurify';

// mermaid sanitises labels in a document, which there is none of here. Parsing does without.
Object.assign(purify, { addHook: () => {}, sanitize: (text) => text });
const { default: mermaid } = await import('mermaid');

const results = {};
for (const [name, text] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  results[name] = await mermaid.parse(text).then(
    ({ diagramType }) => diagramType,
    ({ message }) => `error: ${message}`,
  );
}
console.log(JSON.stringify(results));
