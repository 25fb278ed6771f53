// The pages of the sample CRM.
import { CONTACTS, type Contact } from './contacts';

export type Language = 'en' | 'ja';
const WORDS = {
  en: {
    title: 'Contacts',
    name: 'Name',
    company: 'Company',
    phone: 'Phone',
    mobile: 'Mobile',
    notes: 'Notes',
    back: 'All contacts',
  },
  ja: {
    title: '連絡先',
    name: '氏名',
    company: '会社',
    phone: '電話',
    mobile: '携帯',
    notes: 'メモ',
    back: '連絡先一覧',
  },
} as const;

const STYLE = `
body { margin: 0; font: 14px/1.5 system-ui, "Noto Sans CJK JP", sans-serif; color: #1f2933; background: #f3f5f8; }
header { padding: 14px 32px; background: #24344d; color: #fff; font-weight: 600; }
main { max-width: 960px; margin: 24px auto; padding: 24px 32px; background: #fff; border: 1px solid #e1e6ec; border-radius: 8px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 10px 12px 10px 0; border-bottom: 1px solid #e8ecf1; text-align: left; }
th { color: #66758a; font-weight: 500; }
a { color: #1d5bb8; text-decoration: none; }
dl { display: grid; grid-template-columns: 140px 1fr; gap: 10px 0; }
dt { color: #66758a; } dd { margin: 0; }`;

const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>
<body><header>Sample CRM</header><main>${body}</main></body></html>`;

export function listPage(language: Language): string {
  const words = WORDS[language];
  const rows = CONTACTS.map(
    (contact) => `<tr>
      <td><a href="/${language}/contacts/${contact.id}">${nameOf(contact, language)}</a></td>
      <td>${contact.company}</td>
      <td data-phone="${contact.id}">${contact.phone}</td>
    </tr>`,
  ).join('\n');
  return page(
    language,
    words.title,
    `<h1>${words.title}</h1><table><thead><tr><th>${words.name}</th><th>${words.company}</th><th>${words.phone}</th></tr></thead>
    <tbody>${rows}</tbody></table>`,
  );
}

export function contactPage(language: Language, id: string): string | null {
  const contact = CONTACTS.find((one) => one.id === id);
  if (!contact) return null;
  const words = WORDS[language];
  const mobile = contact.mobile
    ? `<dt>${words.mobile}</dt><dd><a href="tel:${contact.mobile.replace(/[^+\d]/g, '')}">${contact.mobile}</a></dd>`
    : '';
  return page(
    language,
    nameOf(contact, language),
    `<p><a href="/${language}/contacts">‹ ${words.back}</a></p><h1>${nameOf(contact, language)}</h1>
    <dl><dt>${words.company}</dt><dd>${contact.company}</dd>
    <dt>${words.phone}</dt><dd id="phone">${contact.phone}</dd>${mobile}
    <dt>${words.notes}</dt><dd id="notes">${language === 'ja' ? contact.notesJa : contact.notes}</dd></dl>`,
  );
}

const nameOf = (contact: Contact, language: Language): string =>
  language === 'ja' ? contact.nameJa : contact.name;
