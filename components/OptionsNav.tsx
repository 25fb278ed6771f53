// The way to every section, with the one that is being looked at marked.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';

type Props = { entries: readonly { id: string; title: string }[] };

export function OptionsNav({ entries }: Props): JSX.Element {
  const current = useCurrent(entries.map(({ id }) => id).join(' '));
  return (
    <nav aria-label={text('optionsNav')} data-t="nav">
      <ul>
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * The topmost section of which something is in the upper half of the window; at the end of the page, where the last ones
 * cannot get there, the one that was gone to. @param ids parted by blanks
 */
function useCurrent(ids: string): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const all = ids.split(' ');
    const seen = new Set<string>();
    const choose = (): void => {
      const { scrollHeight } = document.documentElement;
      const isAtEnd = scrollY > 0 && innerHeight + scrollY >= scrollHeight - 2;
      const gone = location.hash.slice(1);
      setCurrent((isAtEnd && all.find((id) => id === gone)) || (all.find((id) => seen.has(id)) ?? null));
    };
    const watcher = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes)
          if (isIntersecting) seen.add(target.id);
          else seen.delete(target.id);
        choose();
      },
      { rootMargin: '-64px 0px -55% 0px' },
    );
    for (const id of all) {
      const section = document.getElementById(id);
      if (section) watcher.observe(section);
    }
    const stop = new AbortController();
    addEventListener('scroll', choose, { signal: stop.signal, passive: true });
    addEventListener('hashchange', choose, { signal: stop.signal });
    return () => {
      watcher.disconnect();
      stop.abort();
    };
  }, [ids]);
  return current;
}
