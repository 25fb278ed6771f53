// Where a call lands that a customer makes to a number of the company (D25–D28), as agents read it before a call. What a
// telephony service does with the call back is in inbound-route.ts, and comes of the same rule, so the two cannot differ.
import type { Line, Rung } from '../caller-id/record';
import type { E164 } from '../phone/e164';
import { type Reason, reason } from '../words/reason';

export type Landing =
  /** Rings `firstAgentId`, if there is one, then whoever the line's routing says. */
  | {
      lands: 'line';
      kind: 'callCenter' | 'outboundProfile';
      lineId: string;
      name: string;
      firstAgentId: string | null;
    }
  | { lands: 'agentVoicemail'; agentId: string; lineId: string }
  | { lands: 'person'; agentId: string }
  /** The voicemail of the main line: nobody has used this number of the pool towards this caller. */
  | { lands: 'mainVoicemail'; lineId: string; name: string }
  | { lands: 'nowhere' };

export type CallAs = { agentId: string; line: Pick<Line, 'id' | 'kind' | 'name'>; isPersonalNumber: boolean };

/** Where the call back lands of a call that an agent made as a line. */
export function landingAfter({ agentId, line, isPersonalNumber }: CallAs): Landing {
  if (isPersonalNumber) return { lands: 'person', agentId };
  const { id: lineId, kind, name } = line;
  switch (kind) {
    case 'callCenter':
      return { lands: 'line', kind, lineId, name, firstAgentId: agentId };
    case 'coachingTeam':
      return { lands: 'agentVoicemail', agentId, lineId };
    case 'outboundProfile':
      return { lands: 'line', kind, lineId, name, firstAgentId: null };
    case 'personal':
      return { lands: 'person', agentId };
  }
}

/** Whether the number that a line shows is the agent's own: by the rung, or where a team falls back to it. */
const isPersonal = (line: Pick<Line, 'kind' | 'personal'>, rung: Rung, number: E164 | null): boolean =>
  rung === 'personal' || (line.kind === 'coachingTeam' && number !== null && number === line.personal);

/** Where the customer lands when they call the shown number back, for the agent who is about to call. */
export function callbackRoute(line: Line, rung: Rung, number: E164 | null): Reason {
  return landingSentence(
    landingAfter({ agentId: '', line, isPersonalNumber: isPersonal(line, rung, number) }),
  );
}

/** A landing in words, to the agent who called or is about to. */
export function landingSentence(landing: Landing): Reason {
  switch (landing.lands) {
    case 'person':
      return reason('callbackPersonal');
    case 'agentVoicemail':
      return reason('callbackCoachingTeam');
    case 'line':
      if (landing.kind === 'outboundProfile') return reason('callbackProfile', landing.name);
      return reason(landing.firstAgentId === null ? 'callbackLine' : 'callbackCallCenter', landing.name);
    case 'mainVoicemail':
      return reason('callbackMainVoicemail', landing.name);
    case 'nowhere':
      return reason('callbackNowhere');
  }
}
