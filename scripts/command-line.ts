// What the commands share: one readable line and exit code 2 for bad arguments or a bad file.
import { readFileSync } from 'node:fs';

/** Ends the program with one line on standard error. */
export function fail(message: string): never {
  process.stderr.write(`${message.replaceAll('\n', ' ').trim()}\n`);
  process.exit(2);
}

/** The text of a file, or the end of the program. */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return fail(`${path}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : error}`);
  }
}

/** The value of a JSON file, or the end of the program. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readTextFile(path));
  } catch {
    return fail(`${path}: not JSON`);
  }
}
