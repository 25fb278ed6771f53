// Serves the bench's pages under two names: `localhost`, where the extension runs, and `127.0.0.1`, where it does not.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PageName, type PageOptions, pageHtml } from './detection-pages';

export type BenchServer = Awaited<ReturnType<typeof startBenchServer>>;

/** Starts it on the loopback interface only. */
export async function startBenchServer() {
  const gates = new Map<string, () => void>();
  let pages = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench');
    const [, kind, gate = ''] = /^\/(gate|painted)\/(\d+)$/.exec(pathname) ?? [];
    const script = { 'content-type': 'text/javascript' };
    if (kind === 'gate') return void gates.set(gate, () => response.writeHead(200, script).end());
    if (kind === 'painted' || pathname === '/favicon.ico') {
      gates.get(gate)?.();
      return void response.writeHead(204).end();
    }
    const options: PageOptions = {
      name: pathname.slice(1) as PageName,
      rows: Number(searchParams.get('rows')),
      seed: Number(searchParams.get('seed')),
      watched: searchParams.has('watched'),
    };
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(pageHtml(options, String(++pages)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    /** The origin the extension is given. */
    site: `http://localhost:${port}`,
    /** @param host the name that decides whether the extension runs */
    address({ name, rows, seed, watched }: PageOptions, host: 'localhost' | '127.0.0.1'): string {
      return `http://${host}:${port}/${name}?rows=${rows}&seed=${seed}${watched ? '&watched' : ''}`;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
