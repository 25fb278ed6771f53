// What is wrong with a directory, in data; the sentence is `problem<Code>` in _locales.

export const PROBLEM_CODES = [
  'NotJson',
  'TooLarge',
  'WrongShape',
  'WrongVersion',
  'BrokenRow',
  'DuplicateRow',
  'UnknownNumber',
  'UnknownBundle',
  'UnknownCallCenter',
  'UnknownMember',
  'UnknownCapacityProfile',
  'UnknownAreaCode',
  'NotPresentable',
  'TollFreePersonal',
  'PersonalNotExclusive',
  'PersonalInProfile',
  'NoCallingPlan',
  'Unavailable',
  'NoOwnNumbers',
  'MainNotOwn',
  'NotPermitted',
] as const;

export type Problem = {
  code: (typeof PROBLEM_CODES)[number];
  /** Where: `callCenters[2].mainNumber`. */
  path: string;
  /** What stood there, cut to 80 characters. */
  value: string;
};

/** A problem with its value made short enough to show. */
export function problem(code: Problem['code'], path: string, value: unknown): Problem {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return { code, path, value: text.length > 80 ? `${text.slice(0, 79)}…` : text };
}
