// What surfaces get to draw: sentences and flags, nothing to work with. Types only, so content scripts may import it.

import type { CoverageRung } from '../caller-id/coverage';
import type { BundleFacts, Rung } from '../caller-id/record';
import type { Outcome } from '../calls/wrap-up';
import type { ContactFields } from '../crm/contact-fields';
import type { CrmRecord } from '../crm/profile';
import type { Facts } from '../diagnostics/report';
import type { ServiceName, UriScheme } from '../policy/service';
import type { SetUpStep } from '../settings/set-up';
import type { Decided } from '../simulation/number-table';
import type { PolicyRow, RefusedRow } from './policy-view';

export type Tone = 'quiet' | 'live' | 'look' | 'no';

export type AttemptView = {
  /** Empty where it was started elsewhere: then it cannot be acted on. */
  id: string;
  /** The number called, as people read it. */
  display: string;
  /** The name of the CRM record, where it is known. */
  name: string | null;
  /** The number the customer sees, or who chooses it. */
  shown: string;
  /** Empty where there are no lines. */
  lineName: string;
  state: string;
  tone: Tone;
  label: string;
  /** What happened and what to do; null while all is well. */
  message: string | null;
  /** The warnings that it was placed in spite of, and why; null where there were none. */
  overrode: string | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
  connectedAt: number | null;
  canHangUp: boolean;
  canCheck: boolean;
  canCallAgain: boolean;
  /** Whether the agent may say that the customer saw a spam warning, or has said so; null where it is no question. */
  spam: 'canReport' | 'reported' | null;
  /** What was said of it; null while it is not over. */
  wrapUp: WrapUpView | null;
};

export type WrapUpView = {
  outcome: Outcome | null;
  note: string;
  /** Whether the service was told; null while there is nothing to tell. */
  report: { tone: Tone; text: string; message: string | null; canSendAgain: boolean } | null;
};

export type LogEntryView = {
  id: string;
  direction: 'out' | 'in';
  /** Milliseconds since the epoch. */
  at: number;
  /** The other side's number, as people read it. */
  display: string;
  /** What to call back; null where the number was withheld. */
  dial: string | null;
  name: string | null;
  record: CrmRecord | null;
  /** Dynamic Caller. */
  label: string | null;
  detail: string;
  lineId: string | null;
  /** The number that they saw, or called, as `CallView.shown` writes it. */
  shown: string | null;
  status: { text: string; tone: Tone };
  notSent: boolean;
  /** The call itself, if it went out. */
  attempt: AttemptView | null;
  /** Why that number; null where it was not kept. */
  trace: CallView['trace'] | null;
  /** Of a call that came in: when and as what they had been called before. Of one that went out: where a call back lands. */
  story: string | null;
};
export type LogView = {
  entries: LogEntryView[];
  /** How many fit, shown or not. */
  total: number;
  /** The lines that calls in the log were made as. */
  lines: { id: string; name: string }[];
  /** Why the agent may not call anybody back (M16, M23); null when they may. */
  barred: string | null;
};

/** A number as a frame of a page tells of it. */
export type ListedNumber = {
  /** E.164 with `;ext=`, or a link's text that is none. */
  number: string;
  record: CrmRecord | null;
  /** Where the contact is, as that record says. */
  contact: ContactFields | null;
  /** It stands in a link for text messages. */
  isText: boolean;
};
/** @property foundOn the origin of that frame, as the browser said; null for a number that is from no page */
export type PageNumberView = ListedNumber & { foundOn: string | null };

export type CallView = {
  /** The number as it was found or typed; what a dial request repeats. */
  text: string;
  display: string;
  place: string;
  localTime: {
    text: string;
    /** Where now is in the callee's day, and the calling hours, each 0 to 1; hours null on a closed day. */
    now: number;
    hours: { from: number; to: number } | null;
  } | null;
  outcome: 'call' | 'warn' | 'block';
  decisionId: string;
  /** The number the customer will see. */
  shown: string | null;
  /** The same as E.164, where it is one of `numbers`. */
  numberShown: string | null;
  rung: Rung | null;
  kind: 'localPresence' | 'ownNumber' | 'mainNumber' | 'personalNumber' | null;
  reason: string;
  warnings: string[];
  /** Whether the agent may, or must, say why they call in spite of the warnings; null where nothing is asked. */
  why: 'optional' | 'required' | null;
  trace: { verdict: 'chosen' | 'no' | 'notNeeded'; text: string }[];
  callback: string | null;
  /** What else to know about this service before the call. */
  hints: string[];
  /** Before this time the service takes no other call; milliseconds since the epoch. */
  waitUntil: number | null;
  /** The agent's phones, where they can choose one; empty where they cannot. */
  devices: { id: string; name: string }[];
  deviceId: string | null;
  lineId: string;
  lines: { id: string; name: string }[];
  /** The line's own numbers, E.164, where the agent may pick which one is shown; empty where they may not. */
  numbers: { value: string; name: string }[];
  /** `lock`: who decides where the agent may not. `hint`: what the choice is good for. */
  toggle: { on: boolean; mayChange: boolean; lock: string | null; hint: string | null } | null;
  /** Before a text message; null where none may be sent, or none was asked about. */
  texting: { warning: string | null; give: { shown: string; copied: string } | null } | null;
  /** Since when the directory could not be refreshed, ISO-8601; null while it is current. */
  staleSince: string | null;
  /** The service has not said yet what it knows of this call. */
  isChecking: boolean;
  /** An open call to this destination. */
  attempt: AttemptView | null;
};

/** Nothing can be decided: what to do about it. `settings` says that the settings page is the place. */
export type NotReady = { notReady: string; settings: boolean };

export type PlaceView = { attempt: AttemptView } | { changed: CallView; note: string | null } | NotReady;

export type CoverageView = {
  lineId: string;
  lines: { id: string; name: string }[];
  /** The bundles that the line chooses from, and when the service said so (ISO 8601); `asOf` null where it is not known. */
  bundles: BundleFacts[];
  asOf: string | null;
  /** Share of the US population, 0 to 1; they add up to 1. */
  shares: { rung: CoverageRung; share: number }[];
  /** Area codes on the map, in units of its view box; large ones first. */
  points: {
    code: string;
    city: string;
    region: string;
    rung: CoverageRung;
    radius: number;
    x: number;
    y: number;
  }[];
  metros: { name: string; population: number; near: number; exact: number }[];
  gains: { code: string; city: string; region: string; reached: number; improved: number }[];
  uncovered: { code: string; city: string; region: string; calls: number }[];
  /** Areas in which the service has no number to give (D32), and the codes near enough to ask for instead. */
  unavailable: { code: string; city: string; region: string; instead: string[] }[];
};
/** A number as this computer knows it: of the last 30 days. */
export type NumberUseView = {
  number: string;
  calls: number;
  reports: number;
  /** Until when it rests for its reports; milliseconds since the epoch. */
  restsUntil: number | null;
};

/** No line of the agent uses local presence. */
export type NoCoverage = { none: true };

export type ServiceView = {
  name: ServiceName;
  /** The administrator chose it. */
  locked: boolean;
  /** Nobody chose any. */
  isDefault: boolean;
  /** The addresses of those that have one, and whether the administrator set it. */
  addresses: { [Name in 'gateway' | 'dialpad']: { url: string; locked: boolean } };
  uriScheme: UriScheme;
  schemes: readonly UriScheme[];
  schemeLocked: boolean;
  sipDomain: string;
};

/** Whether agents can sign in at an address, instead of entering a key. */
export type SignInOffer = {
  /** `unknown`: it has to be asked, and the browser does not let us yet. */
  offer: 'yes' | 'no' | 'unknown';
  /** Origins that the browser must give access to first. */
  origins: string[];
};

export type StatusView = {
  connectedAs: string | null;
  service: ServiceView;
  /** Whether calls can be made as things stand. */
  ready: boolean;
  hasToken: boolean;
  /** Whether the agent signed in; `ended`: they did, and the service does not accept it any more. */
  signedIn: 'yes' | 'no' | 'ended';
  /** Why the agent may not call at all; null when they may. */
  barred: string | null;
  directory: { account: string; asOf: string; lines: number; failed: string | null } | null;
  /** The do-not-call list of the policy; null where it names none. Null inside: none was read yet. */
  doNotCall: { count: number | null; asOf: string | null; failed: string | null } | null;
  problems: { text: string; path: string; value: string }[];
  policy: PolicyRow[];
  /** False while the browser may still be about to give a policy. */
  policySettled: boolean;
  refused: RefusedRow[];
  sites: string[];
  /** Which of `sites` and `builtInSites` the agent switched off. */
  sitesOff: string[];
  /** For how many days calls are kept; `most` is what an agent may choose where the administrator chose nothing. */
  logKept: { days: number; most: number; locked: boolean };
  notNumbers: { site: string; by: 'field' | 'pattern' | 'digits'; value: string }[];
  builtInSites: string[];
  /** The country whose national numbers are meant. */
  home: string;
  /** The lines the agent can call as. */
  lines: { id: string; name: string }[];
  setUp: { steps: SetUpStep[]; closed: boolean };
};

/** One simulated call, with its numbers as people read them. */
export type SimulatedView = Decided & { display: string; shown: string };

/** One thing that was tried: what, whether it worked, what came back or what to do. */
export type ConnectionCheck = {
  name: 'address' | 'signIn' | 'directory' | 'events' | 'phoneApp';
  state: 'ok' | 'no' | 'notTried';
  text: string;
};

export type DiagnosticsView = {
  version: string;
  browser: string;
  hosts: { origin: string; purpose: 'service' | 'site'; granted: boolean }[];
  /** Patterns of built-in CRMs that the browser does not let the extension into. */
  builtInMissing: string[];
  index: Omit<NonNullable<Facts['index']>, 'problems' | 'failed'> | null;
  /** Newest first. */
  errors: { at: number; text: string; times: number }[];
  /** Plain text to copy, without secrets, names and phone numbers. */
  report: string;
};
