// Words in the source that people would read or hear: what belongs into the catalogue, found by the compiler's own parser.
import ts from 'typescript';

/** Attributes and properties whose text is shown or read out. */
const READ =
  /^(aria-?(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label)$/i;
const SHOWN = /^(textContent|innerText)$/;
const WORDS = /\p{L}/u;

/** Every literal with letters that a file shows: texts of elements, and what is in such attributes. */
export function literalsSaid(file: ts.SourceFile): string[] {
  const said: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) said.push(node.text);
    const value = shownBy(node);
    if (value) said.push(...literalsIn(value));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return said.map((text) => text.trim()).filter((text) => WORDS.test(text));
}

/** The expression whose value a node shows. */
function shownBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isJsxAttribute(node)) return READ.test(node.name.getText()) ? node.initializer : undefined;
  if (ts.isJsxExpression(node)) return ts.isJsxAttribute(node.parent) ? undefined : node.expression;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const name = ts.isPropertyAccessExpression(node.left) ? node.left.name.text : '';
    return READ.test(name) || SHOWN.test(name) ? node.right : undefined;
  }
  if (!ts.isCallExpression(node) || !node.expression.getText().endsWith('.setAttribute')) return undefined;
  const [name, value] = node.arguments;
  return name && ts.isStringLiteral(name) && READ.test(name.text) ? value : undefined;
}

/** The literals that can be a part of the value: not those that are compared, or handed to a function. */
function literalsIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [
      node.head.text,
      ...node.templateSpans.flatMap((span) => [...literalsIn(span.expression), span.literal.text]),
    ];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return ofBinary(node);
  if (ts.isParenthesizedExpression(node)) return literalsIn(node.expression);
  if (ts.isJsxExpression(node) && node.expression) return literalsIn(node.expression);
  return [];
}

function ofBinary({ left, right, operatorToken: { kind } }: ts.BinaryExpression): string[] {
  const { PlusToken, BarBarToken, QuestionQuestionToken, AmpersandAmpersandToken } = ts.SyntaxKind;
  if (kind === AmpersandAmpersandToken) return literalsIn(right);
  const isEither = [PlusToken, BarBarToken, QuestionQuestionToken].includes(kind);
  return isEither ? [...literalsIn(left), ...literalsIn(right)] : [];
}
