// What is asked of Dialpad to place a call.
import type { DialOrder } from './adapter';
import { stringifyWithLongIntegers } from './long-integers';

/** Stands for the app on the agent's computer, which Dialpad finds by itself. */
export const APP_DEVICE = 'app';
/** The ids of lines say what they are: `callcenter:5220648944236254`. */
export const centerLineId = (id: string): string => `callcenter:${id}`;
export const teamLineId = (id: string): string => `coachingteam:${id}`;

/** The request for an order: `initiate_call` for the app, `call` for every other phone, which it rings first. */
export function dialRequest(order: DialOrder): { path: string; body: string } {
  const { attemptId, agentId, to, callerId, deviceId, lineId } = order;
  const group = /^callcenter:(\d{1,19})$/.exec(lineId)?.[1];
  const call = {
    phone_number: to,
    ...(callerId ? { outbound_caller_id: callerId } : {}),
    ...(group ? { group_type: 'callcenter', group_id: group } : {}),
    // Comes back in every event of the call.
    custom_data: attemptId,
  };
  if (deviceId === null || deviceId === APP_DEVICE)
    return {
      path: `/api/v2/users/${encodeURIComponent(agentId)}/initiate_call`,
      body: stringifyWithLongIntegers(call, ['group_id']),
    };
  return {
    path: '/api/v2/call',
    body: stringifyWithLongIntegers({ ...call, user_id: agentId, device_id: deviceId }, [
      'group_id',
      'user_id',
    ]),
  };
}
