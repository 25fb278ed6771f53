// Twenty, hosted by oneself or at twenty.com.
import type { SiteProfile } from './profile';

export const twenty: SiteProfile = {
  name: 'Twenty',
  marks: '#twenty-env-config',
  routes: [[/^\/object\/(\w+)\/([\da-f-]{36})\b/i]],
  rows: '[data-virtualized-id],[data-selectable-id]',
  // The title is the name alone.
  title: /(.+)/,
};
