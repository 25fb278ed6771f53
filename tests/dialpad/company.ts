// A company at Dialpad, as its API shows it. Ids are 64-bit: some are past what a double holds.

/** An integer that is written with all its digits. */
export const int = (digits: string): string => `#int:${digits}`;
/** JSON with such integers. */
export const rawJson = (value: unknown): string => JSON.stringify(value).replace(/"#int:(\d+)"/g, '$1');

export const AIKO = '9007199254740993';
export const BEN = '5835806903417907';
export const WEST = '6422934115149452001';
export const EAST = '5220648944236254';
export const TEAM = '9007199254740995';

const group = (id: string, name: string, phone_numbers: string[]) => ({
  id: int(id),
  name,
  phone_numbers,
  state: 'active',
});
const number = (e164: string, status: string, more: object = {}) => ({
  number: e164,
  area_code: e164.slice(2, 5),
  status,
  type: 'local',
  deleted: false,
  ...more,
});

export const USERS: Record<string, object> = {
  [AIKO]: {
    id: int(AIKO),
    display_name: 'Aiko Mori',
    country: 'us',
    company_id: int('4508591728425653'),
    phone_numbers: ['+16285550100'],
    group_details: [
      { group_id: int(WEST), group_type: 'callcenter', role: 'operator' },
      { group_id: int(TEAM), group_type: 'coachingteam', role: 'operator' },
    ],
  },
  [BEN]: { id: int(BEN), display_name: 'Ben Ito', country: 'us', phone_numbers: [], group_details: null },
};
export const CENTERS = [
  group(WEST, 'Sales West', ['+16285550110', '+15035550101']),
  group(EAST, 'Sales East', ['+12125550199']),
];
export const TEAMS = [group(TEAM, 'Newcomers', ['+14085550100'])];
export const MEMBERS = [{ id: int(AIKO), role: 'trainee' }];
export const NUMBERS = [
  number('+16285550100', 'user', { target_type: 'user', target_id: int(AIKO) }),
  number('+16285550110', 'call_center', { target_type: 'callcenter', target_id: int(WEST) }),
  number('+15035550101', 'call_center', { target_type: 'callcenter', target_id: int(WEST) }),
  number('+14085550100', 'office', {}),
  number('+12125550142', 'dynamic_caller'),
  number('+15055550142', 'dynamic_caller'),
  number('+13125550142', 'dynamic_caller', { deleted: true }),
  number('+18005550100', 'available', { type: 'tollfree' }),
];
export const DEVICES = [
  { id: `${AIKO}-native`, type: 'native', display_name: 'MacBook' },
  { id: `${AIKO}-desk`, type: 'yealink', display_name: 'Desk phone' },
  { id: `${AIKO}-iphone`, type: 'iphone', display_name: 'Aiko’s iPhone' },
];
export const COMPANY = { id: int('4508591728425653'), name: 'Example Co', country: 'us' };
