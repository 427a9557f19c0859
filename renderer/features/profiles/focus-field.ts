/** Brings the field with this path into view and puts the cursor into it; the nearest one there is, where it has none of its own. */
export function focusField(field: string): void {
  const segments = field.split('.');
  for (let length = segments.length; length > 0; length -= 1) {
    const path = segments.slice(0, length).join('.');
    const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
    if (place === null) continue;
    place.scrollIntoView({ block: 'center' });
    const inner = place.querySelector<HTMLElement>('input, textarea, button');
    (place.matches('input, textarea, button') ? place : inner)?.focus({ preventScroll: true });
    return;
  }
}
