// Emergency and service codes, in the disguises that people and pages give them.

/**
 * Codes that reach an emergency or public service somewhere: the emergency numbers of every region in libphonenumber's
 * short-number metadata (13xx are Gabon's), and crisis lines. A call to any of them is refused here, wherever we are:
 * nobody knows which exchange the call would leave from.
 */
const EMERGENCY = new Set(
  (
    '01 02 03 08 13 14 15 16 17 18 19 90 91 92 93 94 ' +
    '000 001 002 003 011 019 022 033 050 060 065 066 068 080 085 088 100 101 102 103 104 105 106 107 108 110 111 112 ' +
    '113 114 115 116 117 118 119 120 122 123 124 125 127 128 129 130 131 132 133 140 143 144 150 151 152 153 154 155 ' +
    '156 157 158 159 160 166 170 171 172 175 177 180 188 190 191 192 193 194 195 197 198 199 211 311 333 355 511 555 ' +
    '666 819 888 901 902 903 911 912 913 917 919 922 933 939 955 977 988 990 991 992 993 994 995 996 997 998 999 ' +
    '1122 1220 1298 1444 1669 1730 2611 9999 10111 10177 90000 ' +
    '124422 127799 201606 201917 202099 202914 320221 723141'
  ).split(' '),
);
const GABON = /^13\d\d$/;
/** The N11 codes of the North American plan: not area codes, not callable as one. */
const N11 = /^[2-9]11$/;
/** A long-distance 1, the 9 or 0 of an outside line, and both. Longer codes with one are numbers: 0201 606 is in Essen. */
const PREFIX = /^(?:1|[09]1?)(?=\d{2,3}$)/;
const PREFIX_DIGIT = /^[019](?=\d{2,3}$)/;

const isCode = (digits: string): boolean => EMERGENCY.has(digits) || N11.test(digits) || GABON.test(digits);

/**
 * The code if the digits are one: `911`, and also `1911`, `9911` (outside line) and `91911`.
 * @param digits ASCII digits only, without `+`
 */
export function shortCodeIn(digits: string): string | null {
  const forms = [digits, digits.replace(PREFIX_DIGIT, ''), digits.replace(PREFIX, '')];
  return forms.find(isCode) ?? null;
}

/** The code behind a country's own: `+44 999`, `+81 110`. @param digits of a number that no country knows */
export function shortCodeAbroad(digits: string): string | null {
  return [1, 2, 3].map((length) => digits.slice(length)).find(isCode) ?? null;
}
