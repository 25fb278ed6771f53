// The log as a download.
import { toCsv, toJson } from '../calls/export';
import { ask } from './ask';
import { download } from './download';
import type { Input } from './protocol';

/** Saves the calls that fit as `neardial-2026-11-21.csv`, or `.json`. False where the worker did not answer. */
export async function exportLog(
  filter: Input<'log.export'>['filter'],
  kind: 'csv' | 'json',
): Promise<boolean> {
  const asked = await ask('log.export', { filter });
  if (!asked.ok) return false;
  const text = kind === 'csv' ? toCsv(asked.value) : toJson(asked.value);
  const name = `neardial-${new Date().toISOString().slice(0, 10)}.${kind}`;
  download(name, kind === 'csv' ? 'text/csv' : 'application/json', text);
  return true;
}
