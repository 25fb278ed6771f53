// The browser as people name it.

const KNOWN: [name: string, version: RegExp][] = [
  ['Edge', /\bEdg\/([\d.]+)/],
  ['Firefox', /\bFirefox\/([\d.]+)/],
  ['Chrome', /Chrome\/([\d.]+)/],
];

/** `Chrome 150.0.0.0 on Linux x86_64`. @param userAgent of `navigator` */
export function browserName(userAgent: string): string {
  const [name, version] = KNOWN.flatMap(([name, pattern]) => {
    const found = pattern.exec(userAgent)?.[1];
    return found ? [[name, found] as const] : [];
  })[0] ?? ['Unknown browser', ''];
  const system = /\(([^;)]+)(?:; ([^;)]+))?/.exec(userAgent);
  const on = (system?.[1] === 'X11' ? system[2] : system?.[1]) ?? '';
  return [name, version, on && `on ${on}`].filter(Boolean).join(' ');
}
