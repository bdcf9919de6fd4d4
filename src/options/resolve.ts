import { RETENTION_DAYS, retentionFloor, scopesRequiring } from './compliance';
import { describeOptions, type OptionDescription, type OptionType } from './describe';
import { OptionsError, type OptionProblem } from './errors';
import { FORMER_OPTIONS, formerText } from './former';
import { partitionOf } from './regions';
import { suggest } from './suggest';
import { optionRow, type OptionName, type OptionRow, type ResolvedOptions } from './table';
import { circleciOrganisation, SUBJECTS } from './trust';

/**
 * Options as given, by name -> all options with their defaults.
 *
 * Numbers and strings are as they come from `.projenrc.json` or from projen's flags, which turn `4711` into a number.
 *
 * @param former options that earlier versions had
 * @throws OptionsError with everything that is wrong, unknown names among it
 */
export function resolve(input: object, former = FORMER_OPTIONS): ResolvedOptions {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  const descriptions = describeOptions();
  const problems = unknownNames(given, descriptions, former);
  const values: Record<string, unknown> = {};
  const faulty = new Set<string>();

  for (const description of descriptions) {
    const row = optionRow(description.name);
    const [, raw] = given.find(([name]) => name === description.name) ?? [];
    if (raw === undefined) {
      if (description.required) {
        problems.push(problem(description, undefined, allowedText(row)));
      }
      values[description.name] =
        typeof row.default === 'function' ? row.default(values as ResolvedOptions) : row.default;
      continue;
    }
    const value = coerce(raw, description.type);
    const found = checkType(value, description) ?? checkValue(value, description, row);
    problems.push(...found);
    if (found.length > 0) {
      faulty.add(description.name);
      values[description.name] = typeof row.default === 'function' ? undefined : row.default;
    } else {
      values[description.name] = value;
    }
  }

  const resolved = values as unknown as ResolvedOptions;
  problems.push(...crossChecks(resolved, faulty));
  if (problems.length > 0) {
    throw new OptionsError(problems);
  }
  return resolved;
}

function unknownNames(
  given: [string, unknown][],
  descriptions: readonly OptionDescription[],
  former: typeof FORMER_OPTIONS,
): OptionProblem[] {
  const names = descriptions.map(({ name }) => name);
  return given
    .filter(([name]) => !names.includes(name as OptionName))
    .map(([option, value]) => {
      const nearest = suggest(option, names);
      const unknown = nearest
        ? `there is no such option; did you mean ${nearest}`
        : `there is no such option; the options are ${names.join(', ')}`;
      return { option, value, allowed: formerText(option, former) ?? unknown };
    });
}

function problem({ name, flag }: OptionDescription, value: unknown, allowed: string): OptionProblem {
  return { option: name, value, allowed, flag: `--${flag}` };
}

function coerce(value: unknown, type: OptionType): unknown {
  if (type === 'string' && typeof value === 'number') {
    return String(value);
  }
  return type === 'list' && Array.isArray(value) ? value.map((element) => coerce(element, 'string')) : value;
}

/** The problem with a value of the wrong type; undefined where the type is right. */
function checkType(value: unknown, description: OptionDescription): OptionProblem[] | undefined {
  const right =
    description.type === 'list'
      ? Array.isArray(value) && value.every((element) => typeof element === 'string')
      : typeof value === description.type && !Number.isNaN(value);
  const kind = { list: 'a list of strings', string: 'a string', number: 'a number', boolean: 'true or false' };
  return right ? undefined : [problem(description, value, kind[description.type])];
}

function checkValue(value: unknown, description: OptionDescription, row: OptionRow<unknown>): OptionProblem[] {
  const elements = Array.isArray(value) ? (value as unknown[]) : [value];
  if (elements.length < (row.min ?? 0)) {
    return [problem(description, value, `at least ${row.min} of ${allowedText(row)}`)];
  }
  const repeated = elements.filter((element, index) => elements.indexOf(element) < index);
  const wrong = [...new Set(elements)].filter((element) => !isAllowed(element, row));
  return [
    ...repeated.map((element) => problem(description, element, 'each value once')),
    ...wrong.map((element) => {
      const later = row.planned?.includes(element) ? `; ${JSON.stringify(element)} comes in a later version` : '';
      return problem(description, element, allowedText(row) + later);
    }),
  ];
}

function isAllowed(element: unknown, { choices, allowed }: OptionRow<unknown>): boolean {
  return (choices?.includes(element) ?? true) && (allowed?.[1](element) ?? true);
}

function allowedText({ choices, allowed }: OptionRow<unknown>): string {
  return choices ? choices.join(', ') : (allowed?.[0] ?? 'any value');
}

/** Rules between options, of those that are right on their own. */
function crossChecks(options: ResolvedOptions, faulty: ReadonlySet<string>): OptionProblem[] {
  const sound = (...names: OptionName[]) => names.every((name) => !faulty.has(name));
  return [
    ...(sound('region', 'secondaryRegion') ? regionProblems(options) : []),
    ...(sound('complianceScope', 'kmsCmk') ? keyProblems(options) : []),
    ...(sound('complianceScope', 'logRetentionDays') ? retentionProblems(options) : []),
    ...(sound('trust', 'trustSubjects') ? subjectProblems(options) : []),
  ];
}

function regionProblems({ region, secondaryRegion }: ResolvedOptions): OptionProblem[] {
  if (partitionOf(secondaryRegion) === partitionOf(region) && secondaryRegion !== region) {
    return [];
  }
  const allowed = `another region of the partition of ${region}`;
  return [{ option: 'secondaryRegion', value: secondaryRegion, allowed, flag: '--secondary-region' }];
}

function keyProblems({ kmsCmk, complianceScope }: ResolvedOptions): OptionProblem[] {
  const scopes = scopesRequiring('cmk', complianceScope);
  const allowed = `true with the compliance scope ${scopes.join(', ')}`;
  return kmsCmk || scopes.length === 0 ? [] : [{ option: 'kmsCmk', value: kmsCmk, allowed, flag: '--kms-cmk' }];
}

function retentionProblems({ logRetentionDays, complianceScope }: ResolvedOptions): OptionProblem[] {
  const floor = retentionFloor(complianceScope);
  if (logRetentionDays >= floor) {
    return [];
  }
  const enough = RETENTION_DAYS.filter((days) => days >= floor).join(', ');
  const allowed = `${enough} with the compliance scope ${complianceScope.join(', ')}`;
  return [{ option: 'logRetentionDays', value: logRetentionDays, allowed, flag: '--log-retention-days' }];
}

function subjectProblems({ trust, trustSubjects }: ResolvedOptions): OptionProblem[] {
  const { allowed, test } = SUBJECTS[trust];
  const refuse = (value: string, what: string): OptionProblem => {
    return { option: 'trustSubjects', value, allowed: what, flag: '--trust-subjects' };
  };
  const wrong = trustSubjects.filter((subject) => !test(subject)).map((value) => refuse(value, allowed));
  if (trust !== 'circleci' || wrong.length > 0) {
    return wrong;
  }
  const [organisation] = trustSubjects.map(circleciOrganisation);
  return trustSubjects
    .filter((subject) => circleciOrganisation(subject) !== organisation)
    .map((value) => refuse(value, 'projects of one organisation, because each has an issuer of its own'));
}
