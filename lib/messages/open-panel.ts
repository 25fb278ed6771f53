// Opening the side panel beside the page, from a press in the popup.
type Panels = {
  sidePanel?: { open(at: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
  windows?: { getCurrent(): Promise<{ id?: number }> };
};

const extension = (): Panels => {
  const { browser, chrome } = globalThis as { browser?: Panels; chrome?: Panels };
  return browser ?? chrome ?? {};
};

/** A function that opens the panel in the turn of a press, as browsers want it; null where there is no panel. */
export async function panelOpener(): Promise<(() => Promise<void>) | null> {
  const { sidePanel, sidebarAction, windows } = extension();
  if (sidebarAction) return () => sidebarAction.open();
  const windowId = sidePanel ? (await windows?.getCurrent())?.id : undefined;
  return sidePanel && windowId !== undefined ? () => sidePanel.open({ windowId }) : null;
}
