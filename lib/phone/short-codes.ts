// Emergency and service codes, in the disguises that people and pages give them.

/** Codes that reach an emergency or public service somewhere. A call to any of them is refused here. */
const EMERGENCY = new Set(
  (
    '000 08 100 101 102 103 106 107 108 110 111 112 113 114 115 116 117 118 119 120 122 123 128 131 132 133 143 ' +
    '150 155 158 166 180 190 191 192 193 194 195 197 198 199 911 933 988 990 991 992 993 994 995 996 997 998 999'
  ).split(' '),
);
/** The N11 codes of the North American plan: not area codes, not callable as one. */
const N11 = /^[2-9]11$/;

/**
 * The code if the digits are one: `911`, and also `1911`, `9911` (outside line) and `91911`.
 * @param digits ASCII digits only, without `+`
 */
export function shortCodeIn(digits: string): string | null {
  for (const code of [digits, digits.replace(/^1/, ''), digits.replace(/^9/, ''), digits.replace(/^91/, '')])
    if (EMERGENCY.has(code) || N11.test(code)) return code;
  return null;
}
