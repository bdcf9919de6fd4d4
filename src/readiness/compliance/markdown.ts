import { CONTROLS, type Control } from './controls';
import { FRAMEWORKS, frameworksOf, type FrameworkId } from './frameworks';
import { mappedByAws } from './mappings';
import { evidenceOf, matrixRows, referencesOf, type Evidence } from './matrix';
import { COMPLIANCE_REQUIREMENTS, type ResolvedOptions } from '../../options';

const INTRODUCTION = `Which of a framework's requirements this repository supports, what shows it, and what remains yours.

- **It is no attestation.** A framework asks for people, policies and practice as well. This document covers what the code of a
  runner can show; auditors decide what it is worth.
- **Mappings are ours**, our reading of the frameworks, unless *(AWS)* follows: then AWS maps one of the Security Hub controls
  named beside to that reference itself.
- **Evidence** are items of [the readiness checklist](../PRODUCTION_READINESS.md), which says whether each is proven today and
  links to its proof. [How readiness works](readiness.md) says what a proof is worth.
- **Security Hub** controls are those that look at the same thing. Some pass only with an input of yours: *Yours* names it.
- [compliance.csv](compliance.csv) has the same for all frameworks, a row for each reference and control.
`;

/** docs/compliance.md. */
export function complianceMarkdown(options: ResolvedOptions, marker: string): string {
  const frameworks = frameworksOf(options.complianceScope);
  return [
    `<!-- ${marker} -->\n# Compliance\n`,
    INTRODUCTION,
    '## Scope\n',
    scope(options),
    '## Frameworks\n',
    ...frameworks.map(index),
    '## Controls\n',
    ...CONTROLS.filter((control) => frameworks.some((id) => referencesOf(control, id).length > 0)).map((control) =>
      section(control, frameworks, options),
    ),
  ].join('\n');
}

function scope({ complianceScope, logRetentionDays, kmsCmk }: ResolvedOptions): string {
  const without = kmsCmk
    ? ''
    : '\nWith `kmsCmk` false AWS holds the keys: Security Hub reports S3.17 and SNS.1, and KMS.3 and KMS.4 have nothing to look at.\n';
  if (complianceScope.length === 0) {
    return `The option \`complianceScope\` is empty: no framework sets requirements, and logs are kept for ${logRetentionDays} days.\n${without}`;
  }
  const rows = complianceScope.map((id) => {
    const { retentionDays, cmk, accessLogs } = COMPLIANCE_REQUIREMENTS[id];
    const days = retentionDays === 0 ? 'not set' : `${retentionDays} days`;
    return `| ${FRAMEWORKS[id as FrameworkId].title} | ${days} | ${required(cmk)} | ${required(accessLogs)} |`;
  });
  return `The option \`complianceScope\` chooses what the module refuses to plan without; logs are kept for ${logRetentionDays} days.

| Framework | Logs kept for at least | Customer managed key | Access logs of the bucket |
| --- | --- | --- | --- |
${rows.join('\n')}
${without}`;
}

function required(is: boolean): string {
  return is ? 'required' : 'not required';
}

/** A framework's references, and our controls for each. */
function index(framework: FrameworkId): string {
  const { title, edition, unit, url } = FRAMEWORKS[framework];
  const shownBy = new Map<string, string[]>();
  for (const { reference, control, mappedBy } of matrixRows(framework)) {
    const links = shownBy.get(reference) ?? [];
    shownBy.set(reference, [...links, `[${control.id}](#${anchor(control.id)})${aws(mappedBy)}`]);
  }
  const rows = [...shownBy]
    .map(([reference, links]) => ({ key: sortKey(reference), row: `| ${reference} | ${links.join(', ')} |` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
  return `### ${title}\n\n[${edition}](${url}).\n\n| ${unit} | Shown by |\n| --- | --- |\n${rows.join('\n')}\n`;
}

/** Numbers count as numbers: `A.5.9` comes before `A.5.10`. */
function sortKey(reference: string): string {
  return reference.replace(/\d+/g, (digits) => digits.padStart(3, '0'));
}

function section(control: Control, frameworks: readonly FrameworkId[], options: ResolvedOptions): string {
  const references = frameworks.flatMap((framework) => {
    const named = referencesOf(control, framework);
    const of = control.references['security-hub'] ?? [];
    const list = named.map((reference) => `${reference}${aws(mappedByAws(of, framework, reference))}`);
    return named.length === 0 ? [] : [`  - ${FRAMEWORKS[framework].title}: ${list.join(', ')}`];
  });
  return `### ${control.id}

${control.title}.

- **Evidence**
${evidenceOf(control, options).map(shown).join('\n')}
- **References**
${references.join('\n')}
- **Yours:** ${control.yours}
`;
}

function shown({ item, links, reason }: Evidence): string {
  const title = item.title.replace(/[\\|*_<>[\]`]/g, '\\$&');
  if (reason !== undefined) return `  - ${item.id} ${title}: does not apply, ${reason}`;
  const proofs = links.map((path) => `[${path}](${fromDocs(path)})`);
  return `  - [${item.id}](../PRODUCTION_READINESS.md#${anchor(item.area)}) ${[title, ...proofs].join(', ')}`;
}

/** A path of the repository, as docs/compliance.md links to it. */
function fromDocs(path: string): string {
  return path.startsWith('docs/') ? path.slice('docs/'.length) : `../${path}`;
}

/** As GitHub makes it from a heading. */
function anchor(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replace(/ /g, '-');
}

function aws(mappedBy: string | undefined): string {
  return mappedBy === undefined ? '' : ' (AWS)';
}
