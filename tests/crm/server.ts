// A sample CRM: a contact list, contact records with phone fields and notes, in English and Japanese.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contactPage, listPage } from './pages';

/** Serves on localhost, where the extension is given access with one click like on any other site. */
export async function startCrm(port = 0) {
  const extra = new Map<string, string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://crm');
    const [, language = 'en', id] = /^\/(en|ja)\/contacts(?:\/([\w-]+))?$/.exec(pathname) ?? [];
    const page =
      extra.get(pathname) ??
      (pathname === '/'
        ? listPage('en')
        : pathname.includes('/contacts')
          ? pageFor(language as 'en' | 'ja', id)
          : null);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? 'Not found');
  });
  await new Promise<void>((ready) => server.listen(port, 'localhost', ready));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${actual}`,
    /** Serves a page of a test's own. */
    add: (path: string, html: string) => void extra.set(path, html),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const pageFor = (language: 'en' | 'ja', id: string | undefined): string | null =>
  id ? contactPage(language, id) : listPage(language);
