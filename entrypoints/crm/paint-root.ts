// Firefox does not inherit highlights into shadow trees: there, every root gets the style of the marks itself.
import css from '../../public/marks.css?inline';

type PageRoot = ShadowRoot & { wrappedJSObject?: ShadowRoot };
type PageWindow = Window & { wrappedJSObject?: { CSSStyleSheet: typeof CSSStyleSheet } };

let sheet: CSSStyleSheet | null = null;

/** Adopts the style of the marks in a root; the tree itself stays as it is. */
export function paintRoot(root: ShadowRoot): void {
  // A sheet of the page's own realm: Firefox lets a root adopt no other.
  const page = (window as PageWindow).wrappedJSObject;
  const owner = (root as PageRoot).wrappedJSObject;
  if (!page || !owner) return;
  if (!sheet) {
    sheet = new page.CSSStyleSheet();
    sheet.replaceSync(css);
  }
  owner.adoptedStyleSheets.push(sheet);
}
