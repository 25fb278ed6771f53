// Searching area codes by what a person types: a code, its beginning, a city, a state.

type Place = { code: string; city: string; region: string };

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** The areas that fit, by code. Empty text fits none. */
export function findAreas<Area extends Place>(areas: readonly Area[], typed: string): Area[] {
  const wanted = plain(typed);
  if (!wanted) return [];
  const fits = ({ code, city, region }: Area): boolean =>
    /^\d+$/.test(wanted)
      ? code.startsWith(wanted)
      : region.toLowerCase() === wanted ||
        plain(`${city}, ${region}`)
          .split(/[\s,/-]+(?=.)/)
          .some((_, i, words) =>
            words
              .slice(i)
              .join(' ')
              .startsWith(wanted.replace(/[\s,/-]+/g, ' ')),
          );
  return areas.filter(fits).sort((a, b) => (a.code < b.code ? -1 : 1));
}
