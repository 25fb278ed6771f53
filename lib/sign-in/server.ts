// Where a service lets people sign in: an OAuth 2.0 authorization server, as its metadata (RFC 8414) describes it.
import { z } from 'zod';
import { secureUrl } from '../settings/service-url';

export type AuthorizationServer = {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  /** Where tokens are given back: by RFC 7009, or by presenting the access token. */
  revocation: { endpoint: string; by: 'token' | 'bearer' } | null;
  clientId: string;
  scope: string | null;
  /** It promises to name itself in every answer (RFC 9207). */
  namesItself: boolean;
};

/** What it takes to find a service's server. */
export type SignInAsked = {
  /** Our client id there, by the administrator. */
  clientId: string | undefined;
  fetch: typeof fetch;
};

const Endpoint = z.string().refine((text) => secureUrl(text) !== null && !text.includes('#'));
/** A public identifier (RFC 6749 §2.2): not a secret. */
const ClientId = z.string().regex(/^[\x20-\x7e]{1,200}$/);
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: Endpoint,
  token_endpoint: Endpoint,
  revocation_endpoint: Endpoint.optional(),
  // Without S256 a code that was caught would be a token.
  code_challenge_methods_supported: z.array(z.string()).refine((methods) => methods.includes('S256')),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
  neardial_client_id: ClientId.optional(),
  neardial_scope: z
    .string()
    .regex(/^[\x20-\x7e]{1,400}$/)
    .optional(),
});

/** Where the metadata of an issuer is: its path comes after the well-known part (RFC 8414 §3.1). */
export function metadataUrl(issuer: string): string {
  const { origin, pathname } = new URL(issuer);
  return `${origin}/.well-known/oauth-authorization-server${pathname.replace(/\/$/, '')}`;
}

/**
 * The server that metadata describe; null where they cannot be used: another issuer (RFC 8414 §3.3), no S256, an
 * endpoint without TLS, nobody who says by which client id we are known.
 * @param issuer the service's base URL, which is its issuer identifier
 * @param clientId what the administrator says; it counts before what the service says
 */
export function readMetadata(
  document: unknown,
  issuer: string,
  clientId: string | undefined,
): AuthorizationServer | null {
  const read = Metadata.safeParse(document);
  const known = clientId ?? read.data?.neardial_client_id;
  if (!read.success || read.data.issuer !== issuer || !known) return null;
  const { revocation_endpoint: endpoint } = read.data;
  return {
    issuer,
    authorizationEndpoint: read.data.authorization_endpoint,
    tokenEndpoint: read.data.token_endpoint,
    revocation: endpoint ? { endpoint, by: 'token' } : null,
    clientId: known,
    scope: read.data.neardial_scope ?? null,
    namesItself: read.data.authorization_response_iss_parameter_supported ?? false,
  };
}

/** The addresses that requests with a token or a code go to: the extension needs access to each. */
export const endpointsOf = ({ tokenEndpoint, revocation }: AuthorizationServer): string[] => [
  tokenEndpoint,
  ...(revocation ? [revocation.endpoint] : []),
];
