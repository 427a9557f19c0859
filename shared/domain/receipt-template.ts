import type { ReceiptModel, TestPageModel } from './receipt-models.ts';

/**
 * Receipt templates are receiptline markup with placeholders:
 *
 * - `{{header.station}}` a value by path; `{{.}}` or `{{.name}}` inside a list is the item or its field; `{{@number}}` counts from 1
 * - `{{#if path}} … {{else}} … {{/if}}` by content: null, false, 0, '' and [] count as absent
 * - `{{#each path}} … {{/each}}`
 *
 * A tag alone on a line leaves no line behind.
 */
type Node =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly path: string }
  | { readonly type: 'if'; readonly path: string; readonly present: Node[]; readonly absent: Node[] }
  | { readonly type: 'each'; readonly path: string; readonly body: Node[] };

type Scope = { readonly model: unknown; readonly item: unknown; readonly number: number | null };

/** What can be wrong with a template; `lacks`: something every paper must say is not on it. */
export const templateProblemCodes = [
  'placeholder',
  'tag',
  'unclosed',
  'value',
  'unsupported',
  'qr',
  'lacks',
  'unreadable',
] as const;
export type TemplateProblemCode = (typeof templateProblemCodes)[number];

/** A template that cannot be filled: unknown placeholder, value of the wrong shape, or unbalanced tags. A defect, not an input error. */
export class ReceiptTemplateError extends Error {
  override readonly name = 'ReceiptTemplateError';
  readonly code: TemplateProblemCode;
  /** The placeholder, tag or command it is about. */
  readonly what: string;

  constructor(code: TemplateProblemCode, what: string, message: string) {
    super(message);
    this.code = code;
    this.what = what;
  }
}

/** Fills a template. Data is escaped, so no name or note can act as markup. Throws {@link ReceiptTemplateError}. */
export function fillReceiptTemplate(template: string, model: ReceiptModel | TestPageModel): string {
  return render(parse(template), { model, item: undefined, number: null });
}

/**
 * Makes data inert inside receiptline markup: every character with a meaning becomes `\xNN`, line breaks and runs of blanks
 * one space, control and invisible characters (which could reorder or hide text) nothing, lone surrogates U+FFFD.
 */
export function escapeReceiptText(data: string): string {
  return data
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '')
    .trim()
    .replace(/[\\|{}\-=_"`^~;:]/g, (special) => `\\x${special.charCodeAt(0).toString(16)}`);
}

function parse(template: string): Node[] {
  const tidy = template.replace(/^[ \t]*(\{\{(?:[#/][^{}]*|else)\}\})[ \t]*(?:\r?\n|$)/gm, '$1');
  const root: Node[] = [];
  const open: { node: Node & { type: 'if' | 'each' }; target: Node[] }[] = [];
  let target = root;
  const parts = tidy.split(/\{\{([^{}]+)\}\}/);
  parts.forEach((part, index) => {
    if (index % 2 === 0) {
      if (part !== '') target.push({ type: 'text', text: part });
      return;
    }
    const tag = part.trim();
    const block = /^#(if|each)\s+(\S+)$/.exec(tag);
    if (block) {
      const node = openBlock(block[1] ?? '', block[2] ?? '');
      target.push(node);
      open.push({ node, target });
      target = node.type === 'if' ? node.present : node.body;
    } else if (tag === 'else') {
      const current = open.at(-1)?.node;
      if (current?.type !== 'if' || target === current.absent)
        throw new ReceiptTemplateError('tag', 'else', 'else without if');
      target = current.absent;
    } else if (tag.startsWith('/')) {
      const last = open.pop();
      if (last === undefined || last.node.type !== tag.slice(1))
        throw new ReceiptTemplateError('tag', tag, `unexpected {{${tag}}}`);
      target = last.target;
    } else if (tag.startsWith('#')) {
      throw new ReceiptTemplateError('tag', tag, `unknown block {{${tag}}}`);
    } else {
      target.push({ type: 'value', path: tag });
    }
  });
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    throw new ReceiptTemplateError(
      'unclosed',
      `#${unclosed.node.type} ${unclosed.node.path}`,
      `{{#${unclosed.node.type} ${unclosed.node.path}}} is not closed`,
    );
  return root;
}

function openBlock(type: string, path: string): Node & { type: 'if' | 'each' } {
  return type === 'if' ? { type: 'if', path, present: [], absent: [] } : { type: 'each', path, body: [] };
}

function render(nodes: readonly Node[], scope: Scope): string {
  return nodes.map((node) => renderNode(node, scope)).join('');
}

function renderNode(node: Node, scope: Scope): string {
  if (node.type === 'text') return node.text;
  const value = lookUp(node.path, scope);
  if (node.type === 'value') return escapeReceiptText(asText(value, node.path));
  if (node.type === 'if') return render(isPresent(value) ? node.present : node.absent, scope);
  if (!Array.isArray(value)) throw new ReceiptTemplateError('value', node.path, `${node.path} is not a list`);
  return value.map((item: unknown, at) => render(node.body, { ...scope, item, number: at + 1 })).join('');
}

function lookUp(path: string, scope: Scope): unknown {
  if (path === '@number') {
    if (scope.number === null) throw new ReceiptTemplateError('placeholder', '@number', '@number outside a list');
    return scope.number;
  }
  const inItem = path.startsWith('.');
  if (inItem && scope.number === null) throw new ReceiptTemplateError('placeholder', path, `${path} outside a list`);
  let value = inItem ? scope.item : scope.model;
  for (const key of path.split('.').filter((key) => key !== '')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new ReceiptTemplateError('placeholder', path, `unknown placeholder ${path}`);
    }
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

function asText(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new ReceiptTemplateError('value', path, `${path} is neither text nor a number`);
}

function isPresent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
