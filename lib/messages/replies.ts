// What the worker answers to each message.
import type { ExportRow } from '../calls/export-row';
import type { SiteRules } from '../crm/profiles';
import type { NumberMatch } from '../detection/verify';
import type { MessageName } from './protocol';
import type {
  AttemptView,
  CallView,
  ConnectionCheck,
  CoverageView,
  DiagnosticsView,
  LogView,
  NoCoverage,
  NotReady,
  NumberUseView,
  PlaceView,
  SignInOffer,
  SimulatedView,
  StatusView,
} from './views';

export type Done = { done: true } | { failed: string };

export type Replies = {
  'page.start': { mayCall: boolean; site: SiteRules };
  'page.found': Done;
  'number.asYouType': { text: string };
  'numbers.verify': NumberMatch[][];
  'numbers.dismiss': Done;
  'numbers.restore': Done;
  'call.preview': CallView | NotReady;
  'call.place': PlaceView;
  'attempt.get': AttemptView | null;
  'attempt.check': AttemptView | null;
  'attempt.hangUp': Done;
  'attempt.reportSpam': AttemptView | null;
  'text.open': Done;
  'script.load': Done;
  'settings.open': Done;
  'numbers.use': NumberUseView[];
  'attempt.wrapUp': AttemptView | null;
  'attempt.report': AttemptView | null;
  'attempt.leave': AttemptView | null;
  'log.search': LogView;
  'log.export': ExportRow[];
  'log.keep': Done;
  'calls.recent': AttemptView[];
  'calls.running': AttemptView[];
  'status.get': StatusView;
  'coverage.get': CoverageView | NoCoverage;
  'simulation.run': SimulatedView[] | NotReady;
  'connection.test': ConnectionCheck[];
  'diagnostics.get': DiagnosticsView;
  'setUp.note': Done;
  'service.connect': Done;
  'service.offer': SignInOffer;
  'service.signIn': Done;
  'service.handOff': Done;
  'handOver.take': { link: string | null };
  'service.disconnect': Done;
  'directory.refresh': Done;
  'sites.add': Done;
  'sites.remove': Done;
  'sites.switch': Done;
};
export type Reply<Name extends MessageName> = Replies[Name];

/** The envelope. A refusal never carries the text of an exception. */
export type Answer<Name extends MessageName> =
  | { ok: true; value: Reply<Name> }
  | { ok: false; refused: 'notAllowed' | 'badInput' | 'unexpected' };
