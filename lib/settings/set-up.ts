// The three steps of a first run: what is done, and what the administrator did already.

const SET_UP_STEPS = ['service', 'sites', 'check'] as const;
type SetUpStepName = (typeof SET_UP_STEPS)[number];
/** What is remembered of a set-up: steps the agent went through, and that they want to see no more of it. */
export const SET_UP_NOTES = ['sites', 'check', 'closed'] as const;
type SetUpNote = (typeof SET_UP_NOTES)[number];
export type SetUpStep = {
  name: SetUpStepName;
  done: boolean;
  /** The administrator decided it. */
  locked: boolean;
};
export type SetUpFacts = {
  /** Whether calls can be made as things stand. */
  ready: boolean;
  /** Nobody chose a service: that the phone app would be called is then no choice. */
  isDefault: boolean;
  /** The administrator chose the service. */
  locked: boolean;
  sites: readonly string[];
  notes: readonly SetUpNote[];
};

/** The steps, in their order. */
export function setUpSteps({ ready, isDefault, locked, sites, notes }: SetUpFacts): SetUpStep[] {
  return [
    { name: 'service', done: ready && !isDefault, locked },
    { name: 'sites', done: sites.length > 0 || notes.includes('sites'), locked: false },
    { name: 'check', done: notes.includes('check'), locked: false },
  ];
}

/** Whether the settings open by themselves after an installation: not where calls can be made already. */
export const opensBySelf = (steps: readonly SetUpStep[], notes: readonly SetUpNote[]): boolean =>
  !notes.includes('closed') && steps.some(({ name, done }) => name === 'service' && !done);
