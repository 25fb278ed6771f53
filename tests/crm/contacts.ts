// The people in the sample CRM. All numbers are fictional (555-01xx and the like).

export type Contact = {
  id: string;
  name: string;
  nameJa: string;
  company: string;
  phone: string;
  mobile?: string;
  notes: string;
  notesJa: string;
};

export const CONTACTS: readonly Contact[] = [
  {
    id: 'maria-alvarez',
    name: 'Maria Alvarez',
    nameJa: 'マリア・アルバレス',
    company: 'Alvarez Imports, New York',
    phone: '(646) 555-0123',
    mobile: '+1 212-555-0123',
    notes:
      'Prefers calls before noon. Her assistant is at 718-555-0134 ext. 45. Order no. 4155550187 is late.',
    notesJa: '午前中の連絡を希望。アシスタントは718-555-0134 内線45。注文番号 4155550187 は遅延中。',
  },
  {
    id: 'northwind',
    name: 'Northwind, front desk',
    nameJa: 'ノースウィンド 受付',
    company: 'Northwind Traders, Portland',
    phone: '971-555-0123',
    notes: 'Main switchboard. Their warehouse answers at 218.555.0123.',
    notesJa: '代表の受付。倉庫は218.555.0123。',
  },
  {
    id: 'sam-reed',
    name: 'Sam Reed',
    nameJa: 'サム・リード',
    company: 'Reed & Co, Denver',
    phone: '(303) 555-0123',
    mobile: '(415) 555-0123',
    notes: 'Met at the fair on 2026-09-14. Invoice 2026-004417 is paid.',
    notesJa: '2026-09-14の展示会で面談。請求書2026-004417は支払済み。',
  },
  {
    id: 'joan-frost',
    name: 'Joan Frost',
    nameJa: 'ジョーン・フロスト',
    company: 'Frost Timber, Maine',
    phone: '207-555-0123',
    notes: 'Also reachable in New Mexico: 575-555-0123.',
    notesJa: 'ニューメキシコでは575-555-0123。',
  },
  {
    id: 'tanaka-misaki',
    name: 'Misaki Tanaka',
    nameJa: '田中 美咲',
    company: 'Tanaka Shoji, Tokyo',
    phone: '+81 3-5555-0123',
    notes: 'Write in Japanese.',
    notesJa: '日本語で連絡してください。',
  },
  {
    id: 'kingston-hotel',
    name: 'Kingston Hotel',
    nameJa: 'キングストンホテル',
    company: 'Kingston, Jamaica',
    phone: '876-555-0123',
    notes: 'Looks domestic, is not.',
    notesJa: '国内番号に見えますが国際電話です。',
  },
];
