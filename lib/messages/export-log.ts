// The log as a download. The file is made in our own page; nothing leaves the machine.
import { toCsv, toJson } from '../calls/export';
import { ask } from './ask';
import type { Input } from './protocol';

/** Saves the calls that fit as `neardial-2026-11-21.csv`, or `.json`. */
export async function exportLog(filter: Input<'log.export'>['filter'], kind: 'csv' | 'json'): Promise<void> {
  const asked = await ask('log.export', { filter });
  if (!asked.ok) return;
  const text = kind === 'csv' ? toCsv(asked.value) : toJson(asked.value);
  const type = kind === 'csv' ? 'text/csv' : 'application/json';
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `neardial-${new Date().toISOString().slice(0, 10)}.${kind}`;
  link.click();
  // The download has the blob by then; a click waits for nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
