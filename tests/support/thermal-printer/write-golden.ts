import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byteCases, goldenFolder, nameCases, nameHashes, pictureCases } from './golden-receipts.ts';
import { writeOneBitPng } from './one-bit-png.ts';

/** `npm run golden:receipts`: writes the golden files anew. Look at the pictures before you commit them. */
rmSync(goldenFolder, { recursive: true, force: true });
mkdirSync(goldenFolder, { recursive: true });
for (const { file, make } of byteCases) writeFileSync(join(goldenFolder, file), make());
for (const { file, make } of pictureCases) writeFileSync(join(goldenFolder, file), writeOneBitPng(make()));
const names = Object.fromEntries(nameCases.map(({ key, name }) => [key, nameHashes(name)]));
writeFileSync(join(goldenFolder, 'names.json'), `${JSON.stringify(names, null, 2)}\n`);
console.log(
  `${byteCases.length} byte files, ${pictureCases.length} pictures, ${nameCases.length} names in ${goldenFolder}`,
);
