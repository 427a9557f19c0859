import { commonText } from '#shared/i18n/zh-CN/common.ts';
import { unshownCharacters, unshownIn } from '#renderer/lib/unshown-characters.ts';
import { spelledFontFile } from './font-file.ts';

/** Named first in ui/base.css and ui/theme.ts. */
const FAMILY = 'DeskSpelled';

type Box = HTMLInputElement | HTMLTextAreaElement;

/**
 * Shows in every box what the page's fonts cannot draw, or would draw as another sign, as `[U+31350]`: by a font made for
 * that character, so that the box's text, what is copied from it and what is saved stay the true ones. The pointer over the
 * box says why. Boxes are in too many places for each to remember it.
 */
export function spellBoxesIn(root: HTMLElement, addFont: (character: string) => void = addSpelledFont): () => void {
  const known = new Set<string>();
  const look = (node: Node | EventTarget | null): void => {
    if (!isBox(node)) return;
    for (const character of unshownCharacters(node.value)) {
      if (known.has(character)) continue;
      known.add(character);
      addFont(character);
    }
    explain(node);
  };
  const lookBelow = (node: Node): void => {
    look(node);
    if (node instanceof Element) node.querySelectorAll('input, textarea').forEach(look);
  };
  const typed = ({ target }: Event): void => look(target);
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      // React writes an input's value into its attribute as well, a textarea's into its content.
      look(target instanceof Text ? target.parentNode : target);
      addedNodes.forEach(lookBelow);
    }
  });
  lookBelow(root);
  root.addEventListener('input', typed, true);
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ['value'] });
  return () => {
    root.removeEventListener('input', typed, true);
    observer.disconnect();
  };
}

function isBox(node: Node | EventTarget | null): node is Box {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
}

/** What lies over a box by its own right stays. */
function explain(box: Box): void {
  const unshown = unshownIn(box.value);
  const mine = box.dataset['unshown'];
  if (unshown === (mine ?? '') || (mine === undefined && box.title !== '')) return;
  if (unshown === '') {
    box.removeAttribute('title');
    delete box.dataset['unshown'];
    return;
  }
  box.title = commonText.unshown(unshown);
  box.dataset['unshown'] = unshown;
}

function addSpelledFont(character: string): void {
  const unicodeRange = `U+${(character.codePointAt(0) ?? 0).toString(16)}`;
  document.fonts.add(new FontFace(FAMILY, spelledFontFile(character, FAMILY), { unicodeRange }));
}
