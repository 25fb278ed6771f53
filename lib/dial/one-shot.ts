// Requests that the browser sends once, for services that have no idempotency key. Browsers re-send a POST by
// themselves when a connection fails before the answer; Chromium cannot send a stream again that has ended.
// See docs/adr/0005.
import { type Reason, reason } from '../words/reason';

/** What a connection does with a streamed body; all but `streams` are reasons not to dial this way. */
export type Streaming = 'streams' | 'http1' | 'unreachable' | 'unsupported';

type StreamedInit = RequestInit & { duplex: 'half' };

/**
 * A request body that the browser sends once or not at all: a stream that has ended cannot be replayed. Needs
 * HTTP/2; over HTTP/1.1 the request fails before anything is sent, with the same error as a lost connection.
 * Throws where the browser knows no streamed bodies: it would send the words "[object ReadableStream]".
 */
export function oneShot(init: RequestInit & { body: string }): RequestInit {
  if (!knowsStreams()) throw new Error('This browser sends no streamed bodies');
  const bytes = new TextEncoder().encode(init.body);
  const body = new ReadableStream<Uint8Array>({
    // Closed at once and not by `pull`: of a stream that is still open, Chromium keeps what it read and sends
    // it again.
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const streamed: StreamedInit = { method: 'POST', ...init, ...ONE_PLACE, body, duplex: 'half' };
  return streamed;
}

/** Nothing on the way may answer for the service, or pass the request on to another. */
const ONE_PLACE = { redirect: 'error', cache: 'no-store', credentials: 'omit' } as const;

/**
 * Whether an origin takes streamed bodies, found out by a read-only request that places no call. A streamed
 * request that fails looks like a network that fails, so it is compared with a plain one to the same address.
 * The status counts too: there are servers that want a length (411), or read no body without one.
 * @param init the read-only request: a method with a body (POST where none is given), and the headers it
 * needs
 */
export async function probeStreaming(url: URL, init: RequestInit, signal: AbortSignal): Promise<Streaming> {
  if (!knowsStreams()) return 'unsupported';
  const ask = { method: 'POST', ...init, body: typeof init.body === 'string' ? init.body : '{}', signal };
  const streamed = () => statusOf(url, oneShot(ask));
  const first = await streamed();
  if (isSuccess(first)) return 'streams';
  const plain = await statusOf(url, { ...ask, ...ONE_PLACE });
  if (plain === null) return 'unreachable';
  if (first === plain) return 'streams';
  // A connection may fail once by chance; HTTP/1.1 refuses every time.
  const second = await streamed();
  if (isSuccess(second) || second === plain) return 'streams';
  return signal.aborted ? 'unreachable' : 'http1';
}

/** Why a service without keys is not dialed over such a connection; null where it can be. */
export function streamingProblem(streaming: Streaming): Reason | null {
  switch (streaming) {
    case 'streams':
      return null;
    case 'http1':
      return reason('errorNoOneShot');
    case 'unsupported':
      return reason('errorNoStreams');
    case 'unreachable':
      return reason('errorServiceUnreachable');
  }
}

/** Firefox ignores `duplex`, makes a string of the stream, and says so by a content type. */
function knowsStreams(): boolean {
  let asked = false;
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      asked = true;
      return 'half';
    },
  };
  try {
    const { headers } = new Request('https://service.invalid', init);
    return asked && !headers.has('content-type');
  } catch {
    return false;
  }
}

async function statusOf(url: URL, init: RequestInit): Promise<number | null> {
  try {
    const response = await fetch(url, init);
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
