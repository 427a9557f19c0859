import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The read-only folders a running station needs. */
export type AppPaths = {
  /** Station profiles, policy tables, receipt templates. */
  readonly resourcesDir: string;
  /** For raster print and PDF: one font with everyday characters, one cut into slices with the rare ones. */
  readonly receiptFonts: { readonly base: string; readonly slicesCss: string };
  /** The built page. */
  readonly rendererDir: string;
};

export type Installation = {
  /** The folder holding package.json: the checkout, or app.asar in an installed copy. */
  readonly appRoot: string;
  /** Electron's `process.resourcesPath` in an installed copy, null in a checkout. */
  readonly packagedResources: string | null;
};

/** electron-builder.yml puts the folders of an installed copy where this function looks for them. */
export function appPaths({ appRoot, packagedResources }: Installation): AppPaths {
  const rendererDir = join(appRoot, 'dist', 'renderer');
  if (packagedResources !== null) {
    const fonts = join(packagedResources, 'fonts');
    return {
      resourcesDir: join(packagedResources, 'resources'),
      receiptFonts: {
        base: join(fonts, 'noto-sans-sc', 'NotoSansSC_500Medium.ttf'),
        slicesCss: join(fonts, 'hanamin', 'HanaMin.css'),
      },
      rendererDir,
    };
  }
  const modules = join(appRoot, 'node_modules');
  return {
    resourcesDir: join(appRoot, 'resources'),
    receiptFonts: {
      base: join(modules, '@expo-google-fonts', 'noto-sans-sc', '500Medium', 'NotoSansSC_500Medium.ttf'),
      slicesCss: join(modules, 'hanamin', 'HanaMin.css'),
    },
    rendererDir,
  };
}

/** Walks up from a module (source or bundle: their depth differs) to the folder that holds package.json. */
export function findAppRoot(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${fileURLToPath(moduleUrl)}`);
    folder = parent;
  }
  return folder;
}
