// What the browser is told and asked for. A change here is a change for every administrator: it must be meant.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_MATCHES } from '../lib/crm/profiles';
import { managedSchema } from '../lib/policy/managed-schema';
import { BUILD, EXTENSION_ID } from './support/extension';

const read = (name: string): string => readFileSync(`${BUILD}/${name}`, 'utf8');
const manifest = JSON.parse(read('manifest.json'));

describe('the built manifest', () => {
  it('asks for these permissions and no others', () => {
    expect(manifest.permissions).toEqual([
      'storage',
      'scripting',
      'alarms',
      'contextMenus',
      'notifications',
      'identity',
      'sidePanel',
    ]);
    expect([...manifest.host_permissions].sort()).toEqual([...BUILT_IN_MATCHES].sort());
    expect(manifest.optional_host_permissions).toEqual([
      'https://*/*',
      'http://localhost/*',
      'http://127.0.0.1/*',
    ]);
    expect(manifest.optional_permissions).toBeUndefined();
  });

  it('runs in pages of the well-known CRMs only', () => {
    expect(manifest.content_scripts).toHaveLength(1);
    expect([...manifest.content_scripts[0].matches].sort()).toEqual([...BUILT_IN_MATCHES].sort());
  });

  it('lets no page in: nothing is web accessible, nobody may connect', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_security_policy.extension_pages).toContain("trusted-types 'none'");
  });

  it('has the id that policies name', () => {
    const hash = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest().subarray(0, 16);
    const id = [...hash].map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join('');
    expect(id).toBe(EXTENSION_ID);
  });

  it('ships the managed schema that the policy makes', () => {
    expect(JSON.parse(read(manifest.storage.managed_schema))).toEqual(managedSchema());
  });
});

describe('the popup', () => {
  it('loads ≤ 60 kB of code, gzipped', () => {
    const scripts = [...read('popup.html').matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(
      ([, path = '']) => path,
    );
    const size = scripts.map((path) => gzipSync(read(path)).length).reduce((sum, one) => sum + one, 0);
    expect(scripts.length).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(60_000);
  });
});

describe('what is loaded into pages', () => {
  it('is small: the content script ≤ 30 kB, ≤ 12 kB gzipped', () => {
    const script = read('crm.js');
    expect(script.length).toBeLessThanOrEqual(30_000);
    expect(gzipSync(script).length).toBeLessThanOrEqual(12_000);
  });

  it.each(['background.js', 'card.js', 'crm.js'])('%s has no code made from text', (name) => {
    expect(read(name)).not.toMatch(/\beval\(|sourceMappingURL/);
  });
});
