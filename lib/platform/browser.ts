// The one door to the extension API, for the worker and our own pages. Content scripts use lib/messages/ask.ts.
import browser from 'webextension-polyfill';

export { browser };
