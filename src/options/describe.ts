import { readFileSync } from 'fs';
import * as path from 'path';
import { OPTION_NAMES, optionRow, type OptionGroup, type OptionName } from './table';

export type OptionType = 'string' | 'boolean' | 'number' | 'list';

/** What flags, prompts, help, schema and documents say of an option. */
export interface OptionDescription {
  readonly name: OptionName;
  /** Name of the flag without dashes, in kebab case. */
  readonly flag: string;
  readonly type: OptionType;
  readonly required: boolean;
  readonly summary: string;
  /** The default as its documentation says it. */
  readonly defaultText?: string;
  readonly choices?: readonly (string | number)[];
  /** What is allowed where there is no closed set. */
  readonly allowed?: string;
  readonly group: OptionGroup;
  /** The question; none: the option has a flag only. */
  readonly prompt?: string;
}

/** Names, types and texts of the options interface, written by the build (scripts/after-compile.mjs) from `.jsii`. */
type OptionTexts = Record<string, Pick<OptionDescription, 'type' | 'required' | 'summary' | 'defaultText'>>;

let descriptions: readonly OptionDescription[] | undefined;

/** All options in the order of the table. */
export function describeOptions(): readonly OptionDescription[] {
  descriptions ??= OPTION_NAMES.map((name) => describe(name, optionTexts()[name]));
  return descriptions;
}

export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function describe(name: OptionName, texts: OptionTexts[string]): OptionDescription {
  const { group, choices, allowed, prompt } = optionRow(name);
  return {
    name,
    flag: flagOf(name),
    ...texts,
    choices: choices as readonly (string | number)[] | undefined,
    allowed: allowed?.[0],
    group,
    prompt,
  };
}

let texts: OptionTexts | undefined;

function optionTexts(): OptionTexts {
  texts ??= JSON.parse(
    readFileSync(path.join(__dirname, '..', '..', 'lib', 'options', 'texts.json'), 'utf8'),
  ) as OptionTexts;
  return texts;
}
