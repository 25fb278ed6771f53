// The tab that opens a phone app's link, once, and closes itself.
import '../../components/tokens.css';
import { ask } from '../../lib/messages/ask';
import { language, text } from '../../lib/messages/text';
import { browser } from '../../lib/platform/browser';

/** Long enough to read, where no app takes the focus. */
const IDLE_MS = 8_000;

async function handOver(): Promise<void> {
  document.documentElement.lang = language();
  document.title = text('handOverTitle');
  // The worker gives the link once: a reload, or a session that is brought back, must not call again.
  const asked = await ask('handOver.take', { id: location.hash.slice(1) });
  const link = asked.ok ? asked.value.link : null;
  const isText = link?.startsWith('sms:');
  show(text(isText ? 'handOverText' : link ? 'handOverExplained' : 'handOverDone'), link);
  if (!link) return;
  closeWhenDone();
  location.href = link;
}

function show(sentence: string, link: string | null): void {
  const app = document.getElementById('app');
  if (!app) return;
  app.className = 'nd stack';
  app.style.padding = '32px';
  const title = document.createElement('h1');
  title.className = 'unseen';
  title.textContent = document.title;
  const said = document.createElement('p');
  said.role = 'status';
  said.textContent = sentence;
  const opened = document.createElement('p');
  opened.className = 'small';
  opened.dataset.t = 'link';
  opened.textContent = link ?? '';
  app.replaceChildren(title, said, opened);
}

/** The browser's question takes the focus away; when it is back, the question was answered. */
function closeWhenDone(): void {
  let left = false;
  const close = async (): Promise<void> => {
    const tab = await browser.tabs.getCurrent();
    if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
  };
  window.addEventListener('blur', () => {
    left = true;
  });
  window.addEventListener('focus', () => left && void close());
  document.addEventListener('visibilitychange', () => document.hidden && void close());
  setInterval(() => document.hasFocus() && void close(), IDLE_MS);
}

void handOver();
