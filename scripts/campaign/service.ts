// A telephony service that the campaign can be run against.
import type { Browser } from 'puppeteer';
import type { LookUpFault, ServiceFault, SessionEnd } from './faults';

/** A call that the service placed; `attemptId` as far as the service was told it. */
export type PlacedCall = { attemptId: string | null; to: string };
/** What an attempt does to the service. */
export type Arming = {
  service: ServiceFault | null;
  lookUp: LookUpFault | null;
  session: SessionEnd | null;
  /** Told when a dial was read, and when its reply was written: the instants to stop a worker at. */
  arrived(): void;
  replied(): void;
};
export const NO_FAULTS: Arming = {
  service: null,
  lookUp: null,
  session: null,
  arrived: () => {},
  replied: () => {},
};

/**
 * What the campaign needs of a service. To plug another one in: start its server with a front that counts and fails
 * (`faulty-front.ts`), connect the extension to it in `setUp`, and add it to SERVICES in `services.ts`.
 */
export type CampaignService = {
  name: string;
  url: string;
  /** What the browser is started with to reach it. */
  browserArgs: readonly string[];
  /** Its yes is no call yet: only events tell of one, and without them the product must come to say that it is not known. */
  onlyEventsTell: boolean;
  /** Connects the extension, by its settings page. */
  setUp(browser: Browser): Promise<void>;
  /** Faults of the next attempt; those of the attempt before are over. */
  arm(next: Arming): void;
  placed(): readonly PlacedCall[];
  /** How many requests to place a call arrived, repetitions by the browser included. */
  dialRequests(): number;
  /** Whether requests to place a call are being worked on. */
  isBusy(): boolean;
  /** Ends every call, so that the next attempt finds the agent free. */
  endCalls(): void;
  close(): Promise<void>;
};
