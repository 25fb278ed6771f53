// The gateway's authorization server: OAuth 2.0 with PKCE for public clients, metadata, rotation, revocation.
// RFC 6749, 7009, 7636, 8414, 9207. Every refresh token works once; one that is used again ends its sign-in.
import { createHash, randomBytes } from 'node:crypto';

export type AuthorizationOptions = {
  clientId: string;
  /** Who can sign in; more than one are shown as buttons. */
  agents: readonly string[];
  /** Signs the first agent in without asking. */
  automatic?: boolean;
  /** Seconds that an access token lives. */
  life?: number;
  /** Whether the metadata say the client id. */
  publishes?: boolean;
};
/** What goes wrong with the next answer to an authorization request; for tests. */
export type AnswerFault = 'state' | 'issuer' | 'denied' | 'twice';
export type Authorization = ReturnType<typeof makeAuthorization>;

type Grant = { agent: string; access: string; refresh: string; until: number; ended: boolean };
type Code = { agent: string; challenge: string; redirectUri: string };
type Answer = { status: number; headers: Record<string, string>; body?: string };

const SERVED = [
  '/.well-known/oauth-authorization-server',
  '/oauth/authorize',
  '/oauth/token',
  '/oauth/revoke',
];
const token = (): string => randomBytes(24).toString('base64url');

export function makeAuthorization(options: AuthorizationOptions) {
  const { clientId, agents, automatic = false, publishes = true } = options;
  const settings = { life: options.life ?? 3600 };
  const codes = new Map<string, Code>();
  const grants: Grant[] = [];
  const used = new Map<string, Grant>();
  const faults: AnswerFault[] = [];
  const asked: { grant: string; result: string }[] = [];
  let unreachable = false;

  const json = (status: number, value: unknown): Answer => ({
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  });
  const refuse = (error: string, status = 400): Answer => json(status, { error });

  function metadata(issuer: string): Answer {
    return json(200, {
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      revocation_endpoint: `${issuer}/oauth/revoke`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_methods_supported: ['none'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      ...(publishes ? { neardial_client_id: clientId } : {}),
    });
  }

  /** Only a known client with PKCE and the redirect of an extension is sent anywhere. */
  function authorize(url: URL): Answer {
    const query = url.searchParams;
    const redirectUri = query.get('redirect_uri') ?? '';
    const isFit =
      query.get('client_id') === clientId &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256' &&
      /^[\w-]{43}$/.test(query.get('code_challenge') ?? '') &&
      /^https:\/\/[a-z0-9-]+\.(chromiumapp\.org|extensions\.allizom\.org)\//.test(redirectUri);
    if (!isFit)
      return { status: 400, headers: { 'content-type': 'text/plain' }, body: 'Not a known client.' };
    const agent = query.get('agent') ?? (automatic ? agents[0] : null);
    if (agent === null || agent === undefined || !agents.includes(agent)) return page(url);
    const code = token();
    codes.set(code, { agent, challenge: query.get('code_challenge') ?? '', redirectUri });
    const back = new URL(redirectUri);
    const fault = faults.shift();
    const state = query.get('state') ?? '';
    back.searchParams.set('state', fault === 'state' ? `${state.slice(0, -1)}!` : state);
    back.searchParams.set('iss', fault === 'issuer' ? 'https://elsewhere.example' : url.origin);
    if (fault === 'denied') back.searchParams.set('error', 'access_denied');
    else back.searchParams.set('code', code);
    if (fault === 'twice') back.searchParams.append('code', token());
    return { status: 302, headers: { location: back.href } };
  }

  function page(url: URL): Answer {
    const fields = [...url.searchParams].map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value.replace(/["&<]/g, '')}">`,
    );
    const buttons = agents.map((agent) => `<button name="agent" value="${agent}">${agent}</button>`);
    const body = `<!doctype html><title>Sign in</title><h1>Example Co</h1><form>${fields.join('')}${buttons.join(' ')}</form>`;
    return { status: 200, headers: { 'content-type': 'text/html' }, body };
  }

  function give(grant: Grant): Answer {
    Object.assign(grant, { access: token(), refresh: token(), until: Date.now() + settings.life * 1000 });
    return json(200, {
      access_token: grant.access,
      token_type: 'Bearer',
      expires_in: settings.life,
      refresh_token: grant.refresh,
    });
  }

  function redeem(form: URLSearchParams): Answer {
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!code || code.challenge !== challenge || code.redirectUri !== form.get('redirect_uri'))
      return refuse('invalid_grant');
    const grant: Grant = { agent: code.agent, access: '', refresh: '', until: 0, ended: false };
    grants.push(grant);
    return give(grant);
  }

  function refresh(form: URLSearchParams): Answer {
    const given = form.get('refresh_token') ?? '';
    const reused = used.get(given);
    if (reused) reused.ended = true;
    const grant = grants.find((one) => one.refresh === given && !one.ended);
    if (!grant) return refuse('invalid_grant');
    used.set(given, grant);
    return give(grant);
  }

  function tokens(form: URLSearchParams): Answer {
    if (form.get('client_id') !== clientId) return refuse('invalid_client', 401);
    const grant = form.get('grant_type') ?? '';
    const answer =
      grant === 'authorization_code'
        ? redeem(form)
        : grant === 'refresh_token'
          ? refresh(form)
          : refuse('unsupported_grant_type');
    asked.push({ grant, result: answer.status === 200 ? 'tokens' : 'refused' });
    return answer;
  }

  function revoke(form: URLSearchParams): Answer {
    const given = form.get('token') ?? '';
    for (const grant of grants) if (grant.refresh === given || grant.access === given) grant.ended = true;
    asked.push({ grant: 'revoke', result: 'done' });
    return { status: 200, headers: {} };
  }

  return {
    /** Token requests so far, without what was in them. */
    asked: asked as readonly { grant: string; result: string }[],
    serves: (path: string): boolean => SERVED.includes(path),
    answer(method: string, url: URL, body: unknown): Answer {
      const form = new URLSearchParams(typeof body === 'string' ? body : '');
      switch (`${method} ${url.pathname}`) {
        case 'GET /.well-known/oauth-authorization-server':
          return metadata(url.origin);
        case 'GET /oauth/authorize':
          return authorize(url);
        case 'POST /oauth/token':
          return unreachable ? refuse('temporarily_unavailable', 503) : tokens(form);
        case 'POST /oauth/revoke':
          return revoke(form);
        default:
          return { status: 405, headers: {} };
      }
    },
    /** Whose access token this is; undefined for one that ran out, was renewed or was revoked. */
    agentOf: (given: string): string | undefined =>
      grants.find(({ access, until, ended }) => access === given && !ended && Date.now() < until)?.agent,
    failNext: (fault: AnswerFault) => void faults.push(fault),
    setLife: (life: number) => Object.assign(settings, { life }),
    setUnreachable: (is: boolean) => {
      unreachable = is;
    },
    /** Access tokens are good for nothing from now on; refresh tokens still are. */
    forgetAccess: () => {
      for (const grant of grants) grant.until = 0;
    },
    /** The administrator throws everybody out. */
    endAll: () => {
      for (const grant of grants) grant.ended = true;
    },
    /** Whether every access token has run out by itself. */
    ranOut: (): boolean => grants.every(({ until }) => Date.now() >= until),
    /** Sign-ins that still hold. */
    open: () => grants.filter(({ ended }) => !ended).length,
    /** Every secret that was given out: none may be found anywhere but in the extension's database. */
    secrets: () => [...used.keys(), ...grants.flatMap(({ access, refresh }) => [access, refresh])],
  };
}
