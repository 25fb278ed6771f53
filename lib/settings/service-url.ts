// Addresses a person or a policy gives: which may be used.

/** The address, if it is https, or http on this computer, and names no user. */
export function secureUrl(text: string): URL | null {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  return url.username || url.password ? null : url;
}

/** The base URL of a service, without a slash at the end; null where the address cannot be one. */
export function serviceUrl(text: string): string | null {
  const url = secureUrl(text);
  if (!url || url.search || url.hash) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** The match pattern that covers an address's host: what is asked of the browser as a permission. */
export function hostPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
