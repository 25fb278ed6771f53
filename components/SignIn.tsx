// Signing in at a service, where it offers that; signed in, the way out.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { SignInOffer } from '../lib/messages/views';
import { failureOf } from './failure';
import type { NetworkFormProps } from './NetworkServiceForm';

type Props = NetworkFormProps & {
  /** The service's address as it stands in the form. */
  url: string;
  busy: boolean;
  onBusy(busy: boolean): void;
};

export function SignIn(props: Props): JSX.Element | null {
  const { worker, requestAccess, onChange, onFailed, onBusy, name, url, busy, status } = props;
  const offered = useOffer(props);

  async function signIn({ origins }: SignInOffer): Promise<void> {
    onBusy(true);
    onFailed(null);
    onFailed(await trySignIn(origins));
    await onChange();
    onBusy(false);
  }
  /** Why it did not come to a sign-in; null when it did. */
  async function trySignIn(origins: string[]): Promise<string | null> {
    const granted = await requestAccess(url, ...origins).catch(() => null);
    if (!granted) return granted === null ? text('badAddress') : text('permissionDenied', url);
    // Only now a gateway could be asked where its sign-in is: that may be elsewhere, which takes another press.
    const now = await worker.ask('service.offer', { service: name, url });
    const missing = now.ok ? now.value.origins.map((origin) => new URL(origin).host) : [];
    if (missing.length > 0) return text('signInAccess', missing.join(', '));
    return failureOf(await worker.ask('service.signIn', { service: name, url }));
  }
  if (!offered || offered.offer === 'no' || (status.signedIn === 'yes' && status.service.name === name))
    return null;
  return (
    <div class="stack">
      <button
        type="button"
        class={`${offered.offer === 'yes' ? 'primary' : 'secondary'} narrow start`}
        disabled={busy || !url}
        data-t="sign-in"
        onClick={() => void signIn(offered)}
      >
        {text('signIn')}
      </button>
      <span class="small">{text('signInExplained')}</span>
    </div>
  );
}

/** Addresses are typed letter by letter; a gateway is asked when that rests. */
const TYPING_MS = 300;

/** Whether the service at the address offers it; asked again when the address or the connection changes. */
function useOffer({ worker, name, url, status }: Props): SignInOffer | null {
  const [offered, setOffered] = useState<SignInOffer | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const none: SignInOffer = { offer: name === 'gateway' ? 'unknown' : 'no', origins: [] };
    const answer = async (): Promise<SignInOffer> => {
      const asked = url ? await worker.ask('service.offer', { service: name, url }) : null;
      return asked?.ok ? asked.value : none;
    };
    const look = (): void => void answer().then((offer) => isCurrent && setOffered(offer));
    const waiting = setTimeout(look, url === status.service.addresses[name].url ? 0 : TYPING_MS);
    return () => {
      isCurrent = false;
      clearTimeout(waiting);
    };
  }, [worker, name, url, status]);
  return offered;
}
