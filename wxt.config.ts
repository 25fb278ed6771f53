import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { defineConfig } from 'wxt';
import { BUILT_IN_MATCHES } from './lib/crm/profiles';
import { managedSchema } from './lib/policy/managed-schema';

/** Public key; its hash is the extension id in Chromium: ghdedneabmcfjakdbjikmlicecleikni. The private half is not kept: stores sign with their own. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAofc3eqeM9jgLqS6aecsMkrmp2sjIhr4uDPGE22bCQv/gZbho3pyV8wIMXMwERf1fBV02bxR19RA9ewTcA8vdzL4+mo731/5Uo1l4365MgeSM6HQPdfokKKU2Hd5AIlfnvIjG/+O1A1lWPjecQbjQX43eu/BV6Alc6jR/qt6pvWn/TQXCQHIvE8w7UGbZJU37PhMv7NncD5T4HJxsBdhdeOMAkvDYonqAn0NnlTEnsOvACJAEfwiY6gcAwEvHiWszoNMjWyDes2g5EorUHuXYaOUc3m3cnykFl0aoidXOEsAAINxH5jHa0SfiWynp7pplm4nRxBwrjXP45GKwGJR5nwIDAQAB';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // Fixes the id in Chromium, so that policies can name it: see docs/adr/0001.
    ...(browser === 'firefox' ? {} : { key: KEY, minimum_chrome_version: '120' }),
    // None of these asks the user anything but `notifications`: see docs/adr/0007-sign-in.md for `identity`.
    permissions: [
      ...['storage', 'scripting', 'alarms', 'contextMenus', 'notifications', 'identity'],
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: [...BUILT_IN_MATCHES],
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        'connect-src https: wss: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*; ' +
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    },
    // By hand: a script that is declared as a content script gets 4 kB more, and tells the page that it is there.
    content_scripts: [
      {
        matches: [...BUILT_IN_MATCHES],
        js: ['crm.js'],
        css: ['marks.css'],
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: 'document_idle',
      },
    ],
    omnibox: { keyword: 'call' },
    // Chromium takes four suggested keys; the rest is the agent's to set.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+C' } },
      'hang-up': { suggested_key: { default: 'Alt+Shift+H' }, description: '__MSG_commandHangUp__' },
      'call-focused': { description: '__MSG_commandCallFocused__' },
      'next-number': {
        suggested_key: { default: 'Alt+Shift+N' },
        description: '__MSG_commandNextNumber__',
      },
      'previous-number': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_commandPreviousNumber__',
      },
    },
    action: { default_title: '__MSG_extensionName__' },
    storage: { managed_schema: 'managed_schema.json' },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'neardial@neardial.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
  hooks: {
    'build:publicAssets': (wxt, files) => {
      const path = `${wxt.config.wxtDir}/managed_schema.json`;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify(managedSchema(), null, 2)}\n`);
      files.push({ absoluteSrc: path, relativeDest: 'managed_schema.json' });
    },
  },
});
