// What can go wrong after a server has read a request whole, before or instead of its answer.
import { constants } from 'node:http2';
import type { Socket } from 'node:net';
import type { Request, Response } from './counting-server';

export type Fault = `${keyof typeof FAULTS}`;
type Strike = (request: Request, response: Response, socket: Socket) => void;

const { NGHTTP2_HTTP_1_1_REQUIRED, NGHTTP2_INTERNAL_ERROR, NGHTTP2_REFUSED_STREAM } = constants;

const answer =
  (code: number, headers: Record<string, string> = {}): Strike =>
  (_, response) => {
    response.writeHead(code, headers);
    response.end();
  };
const closeStream =
  (code: number): Strike =>
  (request, response) => {
    if ('stream' in request) request.stream.close(code);
    // What the browser sends again over HTTP/1.1 is answered.
    else response.end();
  };

/** Ends a connection as a server that crashed does, or one that was idle too long. */
export const CUTS = {
  rst: (socket: Socket) => void socket.resetAndDestroy(),
  fin: (socket: Socket) => void socket.end(),
};

export const FAULTS = {
  rst: (_request, _response, socket) => CUTS.rst(socket),
  fin: (_request, _response, socket) => CUTS.fin(socket),
  /** The whole HTTP/2 session goes down at once. */
  destroy: (request) => {
    if ('stream' in request) request.stream.session?.destroy();
  },
  /** The session goes down, and vouches for no request that it was served. */
  goaway: (request, _response, socket) => {
    if (!('stream' in request)) return;
    request.stream.session?.goaway(0, 0);
    setImmediate(() => CUTS.fin(socket));
  },
  /** The server says that it did not look at the request, although it did. */
  refuse: (request, response, socket) => {
    closeStream(NGHTTP2_REFUSED_STREAM)(request, response, socket);
    if ('stream' in request) request.stream.session?.goaway(0, 0);
  },
  reset: closeStream(NGHTTP2_INTERNAL_ERROR),
  downgrade: closeStream(NGHTTP2_HTTP_1_1_REQUIRED),
  401: answer(401, { 'www-authenticate': 'Basic realm="test"' }),
  408: answer(408),
  421: answer(421),
  307: answer(307, { location: '/dial' }),
} satisfies Record<string, Strike>;
