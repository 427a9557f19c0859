import { createRoot } from 'react-dom/client';
import { connectStation } from '#renderer/lib/station-client.ts';
import { spellBoxesIn } from '#renderer/lib/spelled-font/spell-boxes.ts';
import { spellUnshownIn } from '#renderer/lib/unshown-characters.ts';
import '#renderer/ui/base.css';
import { App } from './App.tsx';
import { surfaceOf } from './surface.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');

const surface = surfaceOf(window.location.hash);
// Another surface is another right to ask: it begins with a connection of its own.
window.addEventListener('hashchange', () => {
  if (surfaceOf(window.location.hash) !== surface) window.location.reload();
});

spellUnshownIn(document.body);
spellBoxesIn(document.body);
createRoot(root).render(<App surface={surface} connection={connectStation(surface)} />);
