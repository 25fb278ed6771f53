// Handing a text to the agent as a file. It is made in our own page; nothing leaves the machine.

/** @param type a media type, as `text/csv` */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has the blob by then; a click waits for nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
